package dev.bourse.bench;

import dev.bourse.wire.anthropic.Anthropic;
import dev.bourse.wire.chat.Addressed;
import dev.bourse.wire.chat.Identity;
import dev.bourse.wire.chat.Protocol;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.StreamedAnswer;
import dev.bourse.wire.chat.TranslatedStream;
import dev.bourse.wire.gemini.Gemini;
import dev.bourse.wire.openai.OpenAi;
import dev.bourse.wire.responses.Responses;

import java.nio.charset.StandardCharsets;

/** A dialect as the benchmarks speak it: a request, and a stream of words. */
@SuppressWarnings("ImmutableEnumChecker") // protocols have no state, and nothing writes into texts
public enum Tongue {
    OPENAI(
            new OpenAi(),
            "{\"model\":\"a/b\",\"messages\":[{\"role\":\"user\",\"content\":\"Why?\"}]}",
            "",
            "data: {\"id\":\"chatcmpl-9f86d081884c7d659a2feaa0c55ad015\","
                    + "\"object\":\"chat.completion.chunk\",\"created\":1767225600,"
                    + "\"model\":\"llama-3.3-70b\",\"choices\":[{\"index\":0,\"delta\":{"
                    + "\"content\":\"%2$s word%1$d\"},\"finish_reason\":null}]}\n\n"),
    RESPONSES(
            new Responses(),
            "{\"model\":\"a/b\",\"input\":\"Why?\"}",
            "event: response.created\n"
                    + "data: {\"type\":\"response.created\",\"sequence_number\":0,\"response\":"
                    + "{\"id\":\"resp_1\",\"object\":\"response\",\"created_at\":1767225600,"
                    + "\"status\":\"in_progress\",\"model\":\"llama-3.3-70b\",\"output\":[]}}\n\n"
                    + "event: response.output_item.added\n"
                    + "data: {\"type\":\"response.output_item.added\",\"sequence_number\":1,"
                    + "\"output_index\":0,\"item\":{\"id\":\"msg_1\",\"type\":\"message\","
                    + "\"status\":\"in_progress\",\"content\":[],\"role\":\"assistant\"}}\n\n",
            "event: response.output_text.delta\n"
                    + "data: {\"type\":\"response.output_text.delta\",\"sequence_number\":%1$d,"
                    + "\"item_id\":\"msg_67ccf2a1c4508190a1f3b2a9d6f9d2a5\",\"output_index\":0,"
                    + "\"content_index\":0,\"delta\":\"%2$s word%1$d\",\"logprobs\":[],"
                    + "\"obfuscation\":\"a8Xq2\"}\n\n"),
    ANTHROPIC(
            new Anthropic(),
            "{\"model\":\"a/b\",\"max_tokens\":1024,"
                    + "\"messages\":[{\"role\":\"user\",\"content\":\"Why?\"}]}",
            "event: message_start\n"
                    + "data: {\"type\":\"message_start\",\"message\":{\"id\":\"msg_1\","
                    + "\"type\":\"message\",\"role\":\"assistant\",\"model\":\"claude-sonnet-4\","
                    + "\"content\":[],\"stop_reason\":null,\"stop_sequence\":null,"
                    + "\"usage\":{\"input_tokens\":25,\"output_tokens\":1}}}\n\n"
                    + "event: content_block_start\n"
                    + "data: {\"type\":\"content_block_start\",\"index\":0,"
                    + "\"content_block\":{\"type\":\"text\",\"text\":\"\"}}\n\n",
            "event: content_block_delta\n"
                    + "data: {\"type\":\"content_block_delta\",\"index\":0,"
                    + "\"delta\":{\"type\":\"text_delta\",\"text\":\"%2$s word%1$d\"}}\n\n"),
    GEMINI(
            new Gemini(),
            "{\"contents\":[{\"role\":\"user\",\"parts\":[{\"text\":\"Why?\"}]}]}",
            "",
            "data: {\"candidates\":[{\"content\":{\"parts\":[{\"text\":\"%2$s word%1$d\"}],"
                    + "\"role\":\"model\"},\"index\":0}],\"usageMetadata\":{"
                    + "\"promptTokenCount\":12,\"candidatesTokenCount\":%1$d,"
                    + "\"totalTokenCount\":%1$d},\"modelVersion\":\"gemini-2.5-flash\","
                    + "\"responseId\":\"aBcDeFgHiJkLmNo\"}\n\n");

    private static final int LONGEST = 1 << 20;
    private static final Addressed ADDRESSED = new Addressed("a/b", true, false);

    private final Protocol protocol;
    private final String request;
    private final String opening;
    private final String word;

    Tongue(Protocol protocol, String request, String opening, String word) {
        this.protocol = protocol;
        this.request = request;
        this.opening = opening;
        this.word = word;
    }

    /** What comes before the first word. */
    byte[] opening() {
        return opening.getBytes(StandardCharsets.UTF_8);
    }

    /**
     * One of many words, as an upstream sends it.
     *
     * @param start what it begins with, as it stands in JSON
     */
    byte[] word(String start, int number) {
        return word.formatted(number, start).getBytes(StandardCharsets.UTF_8);
    }

    /** The same with a member that no other word has. */
    byte[] strange(int number) {
        String plain = word.formatted(number, "");
        String added = ",\"x_%1$d\":-0.%1$d".formatted(number);
        int end = plain.lastIndexOf('}');
        return (plain.substring(0, end) + added + plain.substring(end))
                .getBytes(StandardCharsets.UTF_8);
    }

    /** A stream from an upstream to a caller of this dialect. */
    StreamedAnswer answer(Tongue upstream, Identity identity) {
        return this == upstream
                ? protocol.relay(identity, LONGEST)
                : new TranslatedStream(
                        upstream.protocol,
                        protocol.writer(identity, scanned()),
                        identity.provider(),
                        LONGEST);
    }

    private Request scanned() {
        byte[] body = request.getBytes(StandardCharsets.UTF_8);
        return (Request) protocol.scan(body, ADDRESSED);
    }
}
