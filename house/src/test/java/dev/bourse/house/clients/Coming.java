package dev.bourse.house.clients;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A stream of LangChain4j's, read to its end or left at its first words. */
final class Coming implements StreamingChatResponseHandler {
    private static final long PATIENCE = 60;

    private final CompletableFuture<ChatResponse> whole = new CompletableFuture<>();
    private final CompletableFuture<Boolean> left = new CompletableFuture<>();
    private final boolean leaves;

    private Coming(boolean leaves) {
        this.leaves = leaves;
    }

    static Coming whole() {
        return new Coming(false);
    }

    static Coming leaving() {
        return new Coming(true);
    }

    ChatResponse response() {
        return whole.orTimeout(PATIENCE, TimeUnit.SECONDS).join();
    }

    void awaitLeaving() {
        left.orTimeout(PATIENCE, TimeUnit.SECONDS).join();
    }

    @Override
    public void onPartialResponse(PartialResponse words, PartialResponseContext context) {
        if (leaves) {
            context.streamingHandle().cancel();
            left.complete(true);
        }
    }

    @Override
    public void onCompleteResponse(ChatResponse response) {
        whole.complete(response);
    }

    @Override
    public void onError(Throwable problem) {
        whole.completeExceptionally(problem);
    }
}
