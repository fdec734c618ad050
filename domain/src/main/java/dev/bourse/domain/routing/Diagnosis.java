package dev.bourse.domain.routing;

import static java.util.Comparator.comparing;

import dev.bourse.domain.catalog.Catalog;
import dev.bourse.domain.catalog.Farewell;
import dev.bourse.domain.routing.Availability.Code;
import dev.bourse.domain.routing.Availability.Constraint;
import dev.bourse.domain.routing.Availability.ExcludedBy;

import org.jspecify.annotations.Nullable;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/** Says why a plan is empty. Runs only then, so it may take its time. */
final class Diagnosis {
    private static final String FREE = ":free";

    private final Catalog catalog;
    private final Demand demand;

    Diagnosis(Catalog catalog, Demand demand) {
        this.catalog = catalog;
        this.demand = demand;
    }

    /** For a demand of which no model is in the catalogue. */
    Availability ofUnknownModels() {
        List<String> twins = paidTwins();
        return twins.isEmpty()
                ? availability(Code.MODEL_NOT_FOUND, nearest())
                : availability(Code.FREE_VARIANT_ENDED, twins);
    }

    /** For a demand whose models are known, but left without endpoints. */
    Availability of(List<Leg> legs, Funnel funnel) {
        if (legs.stream().noneMatch(this::couldAnswer)) {
            return availability(Code.WRONG_ENDPOINT, List.of());
        }
        List<Exclusion> exclusions = funnel.exclusions();
        List<Reason> reasons = exclusions.stream().map(Exclusion::reason).toList();
        Optional<Exclusion> last = exclusions.stream().max(comparing(Exclusion::reason));
        Code code = last.map(one -> one.reason().code()).orElseGet(() -> withoutEndpoints(legs));
        return new Availability(
                code,
                requested(),
                vocabulary(reasons),
                code == Code.MODEL_DEPRECATED ? successors(legs) : paidTwins(),
                constraint(legs, last));
    }

    private static Code withoutEndpoints(List<Leg> legs) {
        return legs.stream().allMatch(leg -> leg.offer().isGone())
                ? Code.MODEL_DEPRECATED
                : Code.NO_ENDPOINTS;
    }

    /** What a model says about its own end is worth more than that it has come. */
    private static @Nullable Constraint constraint(List<Leg> legs, Optional<Exclusion> last) {
        boolean expired = last.map(one -> one.reason() == Reason.EXPIRED).orElse(true);
        Optional<Constraint> said =
                farewells(legs)
                        .filter(_ -> expired)
                        .map(one -> new Constraint(Reason.EXPIRED.field(), one.message()))
                        .findFirst();
        return said.or(() -> last.map(one -> new Constraint(one.reason().field(), one.text())))
                .orElse(null);
    }

    /** What to name instead of models that have gone, then the paid twins of free ones. */
    private List<String> successors(List<Leg> legs) {
        return Stream.concat(
                        farewells(legs).flatMap(one -> one.successors().stream()),
                        paidTwins().stream())
                .filter(this::exists)
                .distinct()
                .toList();
    }

    private static Stream<Farewell> farewells(List<Leg> legs) {
        return legs.stream().map(leg -> leg.offer().model().farewell()).filter(Objects::nonNull);
    }

    private boolean couldAnswer(Leg leg) {
        return leg.offer().model().outputs().containsAll(demand.outputs());
    }

    private Availability availability(Code code, List<String> instead) {
        return new Availability(code, requested(), List.of(), instead, null);
    }

    private List<String> requested() {
        return demand.models().stream().map(ModelName::toString).toList();
    }

    private List<String> nearest() {
        return catalog.nearest(demand.models().getFirst().id(), demand.party().viewer());
    }

    private List<String> paidTwins() {
        List<String> twins = new ArrayList<>();
        for (ModelName name : demand.models()) {
            if (name.id().endsWith(FREE)) {
                twins.add(name.id().substring(0, name.id().length() - FREE.length()));
            }
        }
        twins.removeIf(id -> !exists(id));
        return twins;
    }

    private boolean exists(String id) {
        return catalog.model(id, demand.party().viewer()).isPresent();
    }

    private static List<ExcludedBy> vocabulary(List<Reason> reasons) {
        return reasons.stream()
                .sorted()
                .map(Reason::excludedBy)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
    }
}
