package dev.bourse.wire.openai;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import dev.bourse.domain.catalog.Modality;
import dev.bourse.wire.chat.CacheMark;
import dev.bourse.wire.chat.Conversation;
import dev.bourse.wire.chat.Format;
import dev.bourse.wire.chat.Message;
import dev.bourse.wire.chat.Part;
import dev.bourse.wire.chat.PromptCache;
import dev.bourse.wire.chat.ReasoningDetail;
import dev.bourse.wire.chat.Rendered;
import dev.bourse.wire.chat.Role;
import dev.bourse.wire.chat.Sampling;
import dev.bourse.wire.chat.Source;
import dev.bourse.wire.chat.Thinking;
import dev.bourse.wire.chat.UpstreamEdit;
import dev.bourse.wire.json.Json;
import dev.bourse.wire.json.JsonValue.JsonObject;

import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** Conversations as bodies of chat completion requests. */
class RenderedTest {
    private static final Source PIXEL = new Source.Inline("image/png", "iVBORw0KGgo=");
    private static final Sampling UNSAID =
            new Sampling(
                    null, null, null, null, null, null, null, null, null, List.of(), null, null,
                    null);

    @TestFactory
    Stream<DynamicTest> a_request_is_read_and_written_as_its_golden_file_says() {
        return GoldenFile.all("rendered").stream()
                .map(file -> dynamicTest(file.name(), () -> file.check(outcome(file))));
    }

    /** What is written again is read as the same, so nothing gets lost on the way round. */
    @TestFactory
    Stream<DynamicTest> reading_what_was_written_gives_the_same_request_again() {
        return GoldenFile.all("rendered").stream()
                .filter(file -> !file.has("lossy", "yes"))
                .map(file ->
                        dynamicTest(
                                file.name(),
                                () -> {
                                    byte[] first = body(render(file));
                                    ChatRequest again = (ChatRequest) ChatRequest.scan(first);
                                    Rendered second =
                                            ConversationWriter.write(
                                                    again.conversation(), RequestTest.edit(file));
                                    assertEquals(text(first), text(body(second)));
                                }));
    }

    @Test
    void results_of_tools_are_messages_and_their_images_follow_as_the_users() {
        Part image = Part.Media.of(Modality.IMAGE, PIXEL);
        assertEquals(
                """
                [{"role":"tool","tool_call_id":"1","content":"a"},\
                {"role":"tool","tool_call_id":"2","content":""},\
                {"role":"user","content":[\
                {"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0KGgo="}},\
                {"type":"text","text":"So?"}]}]\
                """,
                messages(
                        Message.of(
                                Role.USER,
                                result("1", Part.Text.of("a"), image),
                                result("2"),
                                Part.Text.of("So?"))));
    }

    @Test
    void images_of_results_at_the_end_get_a_message_of_their_own() {
        assertEquals(
                """
                [{"role":"tool","tool_call_id":"1","content":""},\
                {"role":"user","content":[\
                {"type":"image_url","image_url":{"url":"data:image/png;base64,iVBORw0KGgo="}}]}]\
                """,
                messages(Message.of(Role.TOOL, result("1", Part.Media.of(Modality.IMAGE, PIXEL)))));
    }

    @Test
    void that_a_tool_failed_is_told_as_left_out() {
        Part failed =
                new Part.ToolResult(
                        "1", "f", List.of(Part.Text.of("no")), true, new CacheMark("1h"));
        Rendered.Written written = written(Message.of(Role.TOOL, failed));
        assertEquals(List.of("is_error"), written.leftOut());
        assertEquals(
                """
                [{"role":"tool","tool_call_id":"1","content":[{"type":"text","text":"no",\
                "cache_control":{"type":"ephemeral","ttl":"1h"}}]}]\
                """,
                Json.text(tree(written).get("messages").orElseThrow()));
    }

    @Test
    void what_a_vendor_signed_is_removed_and_told() {
        ReasoningDetail signed =
                new ReasoningDetail(
                        ReasoningDetail.Kind.TEXT, "hm", "sig", null, ReasoningDetail.ANTHROPIC);
        Rendered.Written written =
                written(
                        Message.of(
                                Role.ASSISTANT,
                                new Part.Thought(signed),
                                new Part.Thought(ReasoningDetail.plain("so")),
                                Part.Text.of("Yes."),
                                new Part.ToolCall("c", "f", "")));
        assertEquals(List.of("reasoning_details"), written.leftOut());
        assertEquals(
                """
                [{"role":"assistant","content":"Yes.","reasoning_content":"so",\
                "tool_calls":[{"id":"c","type":"function",\
                "function":{"name":"f","arguments":"{}"}}]}]\
                """,
                Json.text(tree(written).get("messages").orElseThrow()));
    }

    @Test
    void a_medium_at_another_provider_cannot_be_shown() {
        Part stored = Part.Media.of(Modality.IMAGE, new Source.Stored("file-1"));
        assertEquals(
                new Rendered.Impossible("messages.image"), render(Message.of(Role.USER, stored)));
    }

    /** OpenAI refuses it, and nobody would know that a name without bytes was sent. */
    @Test
    void a_file_at_an_address_cannot_be_shown() {
        Part remote = Part.Media.of(Modality.FILE, new Source.Remote("https://a/b.pdf", null));
        assertEquals(
                new Rendered.Impossible("messages.file"), render(Message.of(Role.USER, remote)));
    }

    private static Part result(String id, Part... content) {
        return new Part.ToolResult(id, null, List.of(content), false, null);
    }

    private static String messages(Message... messages) {
        return Json.text(tree(written(messages)).get("messages").orElseThrow());
    }

    private static Rendered.Written written(Message... messages) {
        return assertInstanceOf(Rendered.Written.class, render(messages));
    }

    private static Rendered render(Message... messages) {
        Conversation conversation =
                new Conversation(
                        List.of(messages),
                        List.of(),
                        null,
                        null,
                        new Format.Text(),
                        Thinking.UNSAID,
                        UNSAID,
                        -1,
                        1,
                        null,
                        Set.of(Modality.TEXT),
                        PromptCache.UNSAID,
                        null,
                        false,
                        List.of());
        return ConversationWriter.write(conversation, UpstreamEdit.ofModel("m"));
    }

    private static JsonObject tree(Rendered.Written written) {
        return Json.parse(written.body()).asObject().orElseThrow();
    }

    private static Rendered render(GoldenFile file) {
        byte[] body = file.section("client").getBytes(StandardCharsets.UTF_8);
        ChatRequest request = assertInstanceOf(ChatRequest.class, ChatRequest.scan(body));
        return ConversationWriter.write(request.conversation(), RequestTest.edit(file));
    }

    private static Map<String, String> outcome(GoldenFile file) {
        Map<String, String> sections = new LinkedHashMap<>();
        switch (render(file)) {
            case Rendered.Written written -> {
                sections.put("upstream", Json.pretty(tree(written)));
                sections.put("left out", String.join("\n", written.leftOut()));
            }
            case Rendered.Impossible(String what) -> sections.put("impossible", what);
        }
        return sections;
    }

    private static byte[] body(Rendered rendered) {
        return assertInstanceOf(Rendered.Written.class, rendered).body();
    }

    private static String text(byte[] body) {
        return new String(body, StandardCharsets.UTF_8);
    }
}
