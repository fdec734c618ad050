package dev.bourse.gateway.pipeline;

import dev.bourse.wire.chat.Conversation;
import dev.bourse.wire.chat.Message;
import dev.bourse.wire.chat.Part;
import dev.bourse.wire.chat.Request;
import dev.bourse.wire.chat.Role;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The text by which a request's kind of work is told: the instructions, then the last question. */
final class PromptText {
    private PromptText() {}

    static String of(Request request) {
        Conversation conversation = request.conversation();
        List<Message> asked =
                conversation.messages().stream().filter(one -> one.role() == Role.USER).toList();
        return Stream.concat(
                        conversation.messages().stream().filter(PromptText::isInstruction),
                        asked.stream().skip(Math.max(0, asked.size() - 1)))
                .flatMap(message -> message.parts().stream())
                .filter(Part.Text.class::isInstance)
                .map(part -> ((Part.Text) part).text())
                .collect(Collectors.joining("\n"));
    }

    private static boolean isInstruction(Message message) {
        return message.role() == Role.SYSTEM || message.role() == Role.DEVELOPER;
    }
}
