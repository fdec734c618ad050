package dev.bourse.domain.market;

/** Traffic to which more is added: the same numbers as {@link Traffic}, in place. */
final class TrafficSum {
    private long requests;
    private long samples;
    private long prompt;
    private long completion;
    private long reasoning;
    private long cacheRead;
    private long paid;
    private long spend;
    private long inputSpend;
    private long toolCalls;
    private long toolRequests;
    private long toolErrors;

    void add(Traffic more) {
        requests = Math.addExact(requests, more.requests());
        samples = Math.addExact(samples, more.samples());
        prompt = Math.addExact(prompt, more.prompt());
        completion = Math.addExact(completion, more.completion());
        reasoning = Math.addExact(reasoning, more.reasoning());
        cacheRead = Math.addExact(cacheRead, more.cacheRead());
        paid = Math.addExact(paid, more.paid());
        spend = Math.addExact(spend, more.spend());
        inputSpend = Math.addExact(inputSpend, more.inputSpend());
        toolCalls = Math.addExact(toolCalls, more.toolCalls());
        toolRequests = Math.addExact(toolRequests, more.toolRequests());
        toolErrors = Math.addExact(toolErrors, more.toolErrors());
    }

    boolean isPaid() {
        return paid > 0;
    }

    /** What it has come to. */
    Traffic traffic() {
        return new Traffic(
                requests,
                samples,
                prompt,
                completion,
                reasoning,
                cacheRead,
                paid,
                spend,
                inputSpend,
                toolCalls,
                toolRequests,
                toolErrors);
    }
}
