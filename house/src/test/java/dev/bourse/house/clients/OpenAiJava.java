package dev.bourse.house.clients;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.completions.CompletionUsage;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** What the tests of OpenAI's SDK for Java share. */
final class OpenAiJava {
    static final String MODEL = "sim/chat-small";

    private OpenAiJava() {}

    /** The client as it comes, at the exchange's address for OpenAI clients. */
    static OpenAIClient client(Trial trial) {
        return OpenAIOkHttpClient.builder()
                .baseUrl(trial.address() + "/v1")
                .apiKey(Trial.API_KEY)
                .build();
    }

    static ChatCompletionCreateParams.Builder asking(String question) {
        return ChatCompletionCreateParams.builder().model(MODEL).addUserMessage(question);
    }

    /** Lets only one provider answer. */
    static ChatCompletionCreateParams only(
            String provider, ChatCompletionCreateParams.Builder request) {
        Map<String, Object> preference = Map.of("only", List.of(provider));
        return request.putAdditionalBodyProperty("provider", JsonValue.from(preference)).build();
    }

    /** What the exchange says it cost, in dollars. */
    static BigDecimal cost(CompletionUsage usage) {
        JsonValue cost = Objects.requireNonNull(usage._allProperties().get("cost"));
        return new BigDecimal(String.valueOf(cost.convert(Double.class)));
    }
}
