package dev.bourse.gateway.pipeline;

import dev.bourse.gateway.journal.Journal;
import dev.bourse.gateway.live.Access;
import dev.bourse.gateway.live.AnswerCache;
import dev.bourse.gateway.live.HealthBoard;
import dev.bourse.gateway.live.Ledger;
import dev.bourse.gateway.live.LiveCatalog;
import dev.bourse.gateway.live.Presets;
import dev.bourse.gateway.live.PromptSampler;
import dev.bourse.gateway.live.Recent;
import dev.bourse.gateway.live.Stickiness;
import dev.bourse.gateway.upstream.Targets;

import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * What the pipeline reads and writes, shared by all event loops.
 *
 * @param access who calls
 * @param ledger who may spend what
 * @param catalog the catalogue and its planner
 * @param targets where endpoints are
 * @param health how endpoints fare
 * @param stickiness which endpoint a session last used
 * @param recent the latest generations
 * @param presets configurations that requests may name
 * @param answers whole answers that are kept to be given again
 * @param journal what is kept
 * @param sampler looks at some prompts afterwards
 * @param telemetry what is counted for operators
 * @param ids makes generation ids
 * @param seeds makes seeds for the lottery
 * @param clock epoch microseconds
 * @param limits how far a request may go
 */
public record PipelineParts(
        Access access,
        Ledger ledger,
        LiveCatalog catalog,
        Supplier<Targets> targets,
        HealthBoard health,
        Stickiness stickiness,
        Recent recent,
        Presets presets,
        AnswerCache answers,
        Journal journal,
        PromptSampler sampler,
        Telemetry telemetry,
        GenerationIds ids,
        LongSupplier seeds,
        LongSupplier clock,
        PipelineLimits limits) {}
