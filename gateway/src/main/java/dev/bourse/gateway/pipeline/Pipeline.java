package dev.bourse.gateway.pipeline;

import dev.bourse.gateway.pipeline.Admission.Admitted;
import dev.bourse.gateway.pipeline.Admission.Refused;
import dev.bourse.gateway.pipeline.Admission.Repeated;
import dev.bourse.gateway.upstream.Upstream;

/**
 * The life of a request on one event loop. A request is admitted or refused ({@link Intake}); an
 * admitted one becomes a {@link Generation}, which attempts endpoint after endpoint, relays the
 * answer and settles ({@link Settlement}).
 */
public final class Pipeline {
    private final PipelineParts parts;
    private final Upstream upstream;
    private final Intake intake;

    /**
     * @param upstream calls endpoints from the event loop of this pipeline
     */
    public Pipeline(PipelineParts parts, Upstream upstream) {
        this.parts = parts;
        this.upstream = upstream;
        intake = new Intake(parts);
    }

    /** Answers a request, to chat or for other work; nothing here waits. */
    public void chat(ChatCall call, Caller caller) {
        switch (intake.admit(call)) {
            case Admitted admitted -> new Generation(parts, upstream, admitted, caller).begin();
            case Repeated again -> new Repetition(parts, again, call.front(), caller).begin();
            case Refused refused -> caller.answer(Errors.answer(call.front(), refused));
        }
    }

    /** How long the prompt of a request is. */
    public Reply countTokens(ChatCall call) {
        return new TokenCount(parts).answer(call);
    }

    /** What would become of a request, without calling anyone or setting money aside. */
    public Reply dryRun(ChatCall call) {
        return new DryRun(parts).answer(call);
    }
}
