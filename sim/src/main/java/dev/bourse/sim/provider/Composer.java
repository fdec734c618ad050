package dev.bourse.sim.provider;

import dev.bourse.sim.provider.Answer.Counts;
import dev.bourse.sim.provider.Answer.Finish;
import dev.bourse.sim.provider.Block.Kind;
import dev.bourse.sim.provider.Passages.Slice;
import dev.bourse.sim.provider.Tools.Function;
import dev.bourse.sim.text.Tokenizer;
import dev.bourse.wire.json.Json;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;

/**
 * Decides what a prompt is answered with; the same prompt always with the same words, whatever the
 * dialect.
 *
 * <p>Words: exactly {@code max_tokens} tokens with finish reason {@code length} when that is
 * stated, else one paragraph with {@code stop}. A stop sequence ends either. Tool calls and
 * structured answers are minimal instances of their schemas, cut only where {@code max_tokens} is
 * less. Who is asked to think does so first, in {@value #THOUGHT} tokens that count.
 */
final class Composer {
    private static final int THOUGHT = 12;

    private final SimulatedProfile profile;
    private final Passages passages;
    private final PromptCache cache;

    Composer(SimulatedProfile profile, long seed, PromptCache cache) {
        this.profile = profile;
        this.cache = cache;
        passages = new Passages(seed);
    }

    /** The answer to a prompt for a model that is served here. */
    Answer answer(Prompt prompt, SimulatedModel model, String id, long created) {
        int limit =
                Math.min(prompt.maxTokens().orElse(Integer.MAX_VALUE), model.maxCompletionTokens());
        Draft draft = new Draft();
        int thought = prompt.thinks() ? Math.min(THOUGHT, limit - 1) : 0;
        if (thought > 0) {
            Slice text = passages.exactly(~key(prompt), thought * Tokenizer.BYTES_PER_TOKEN);
            draft.blocks.add(new Block(Kind.THOUGHT, "", Content.of(text, THOUGHT)));
        }
        say(prompt, limit - thought, draft);
        Counts counts = new Counts(prompt.tokens(), cached(prompt), draft.tokens(), thought);
        return new Answer(
                id, created, model.name(), draft.blocks, draft.finish, draft.stopped, counts);
    }

    private void say(Prompt prompt, int limit, Draft draft) {
        List<Function> called = prompt.tools().called(prompt.last());
        if (!called.isEmpty()) {
            draft.finish = Finish.TOOL_CALLS;
            int left = limit;
            for (Function function : called) {
                left -= write(Kind.CALL, function.name(), function.arguments(), left, draft);
            }
        } else if (prompt.schema().isPresent()) {
            String text = Json.text(Instances.of(prompt.schema().orElseThrow()));
            write(Kind.WORDS, "", text, limit, draft);
        } else {
            words(prompt, limit, draft);
        }
    }

    /** Adds as much of a text as there is room for; returns how many tokens it took. */
    private int write(Kind kind, String name, String text, int limit, Draft draft) {
        if (draft.finish == Finish.LENGTH) {
            return 0;
        }
        String kept = Tokenizer.prefix(text, limit);
        Content content = Content.of(kept, profile.tokensPerChunk());
        draft.blocks.add(new Block(kind, name, content));
        draft.finish = kept.length() < text.length() ? Finish.LENGTH : draft.finish;
        return Math.toIntExact(content.tokens());
    }

    private void words(Prompt prompt, int limit, Draft draft) {
        boolean stated = prompt.maxTokens().isPresent();
        Slice text =
                stated
                        ? passages.exactly(key(prompt), limit * Tokenizer.BYTES_PER_TOKEN)
                        : passages.paragraph(key(prompt));
        Slice kept = stopped(text, prompt, draft);
        boolean whole = kept.length() == text.length();
        draft.finish = stated && whole ? Finish.LENGTH : Finish.STOP;
        draft.blocks.add(new Block(Kind.WORDS, "", Content.of(kept, profile.tokensPerChunk())));
    }

    private static long key(Prompt prompt) {
        return prompt.model().hashCode() * 31L + prompt.last().text().hashCode();
    }

    private static Slice stopped(Slice text, Prompt prompt, Draft draft) {
        if (prompt.stops().isEmpty()) {
            return text;
        }
        String whole = text.text();
        int end = whole.length();
        for (String stop : prompt.stops()) {
            int at = whole.indexOf(stop);
            if (at >= 0 && at < end) {
                end = at;
                draft.stopped = stop;
            }
        }
        return text.first(end);
    }

    private PromptCache.Use cached(Prompt prompt) {
        PromptCache.Use use = cache.use(prompt);
        long system = profile.cachesSystem() ? prompt.systemTokens() : 0;
        boolean remembered = use.read() > 0 || use.written() > 0;
        return remembered
                ? use
                : new PromptCache.Use(system - system % SimulatedProfile.CACHE_BLOCK, 0, 0);
    }

    private static final class Draft {
        private final List<Block> blocks = new ArrayList<>();
        private Finish finish = Finish.STOP;
        private @Nullable String stopped;

        private long tokens() {
            return blocks.stream().mapToLong(block -> block.content().tokens()).sum();
        }
    }
}
