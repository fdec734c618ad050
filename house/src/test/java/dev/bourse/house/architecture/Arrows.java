package dev.bourse.house.architecture;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchCondition;
import com.tngtech.archunit.lang.ConditionEvents;
import com.tngtech.archunit.lang.SimpleConditionEvent;

import dev.bourse.house.architecture.Layout.Room;

import java.util.List;
import java.util.Optional;

/** A class uses only what lies below it: lower packages of its module, and modules it may see. */
final class Arrows extends ArchCondition<JavaClass> {
    private final Layout layout;

    Arrows(Layout layout) {
        super("use only what the plan puts below");
        this.layout = layout;
    }

    @Override
    public void check(JavaClass from, ConditionEvents events) {
        if (from.getSimpleName().equals("package-info")) {
            return;
        }
        Optional<Room> room = layout.room(from);
        if (room.filter(this::isPlanned).isEmpty()) {
            report(
                    from,
                    from.getName() + " lives in a package that the plan does not name",
                    events);
            return;
        }
        for (Dependency use : from.getDirectDependenciesFromSelf()) {
            layout.room(use.getTargetClass())
                    .filter(target -> !mayUse(room.orElseThrow(), target))
                    .ifPresent(_ -> report(from, use.getDescription(), events));
        }
    }

    private boolean isPlanned(Room room) {
        return layout.order(room.module()).contains(room.name());
    }

    private boolean mayUse(Room from, Room target) {
        if (!from.module().equals(target.module())) {
            return layout.hasArrow(from.module(), target.module());
        }
        List<String> order = layout.order(from.module());
        return order.indexOf(target.name()) <= order.indexOf(from.name());
    }

    private static void report(JavaClass from, String what, ConditionEvents events) {
        events.add(SimpleConditionEvent.violated(from, what));
    }
}
