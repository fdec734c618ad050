package dev.bourse.house.architecture;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.AccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.CodeUnitAccessTarget;
import com.tngtech.archunit.core.domain.AccessTarget.FieldAccessTarget;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a call, a method reference or a field access reaches. */
final class Reach {
    private static final Set<String> FLOATING =
            Set.of("double", "float", "java.lang.Double", "java.lang.Float");

    private Reach() {}

    /** Accesses whose target, written {@code owner.name(parameter types)}, matches one pattern. */
    static DescribedPredicate<JavaAccess<?>> any(String what, String... patterns) {
        Pattern one = Pattern.compile(String.join("|", patterns));
        return DescribedPredicate.describe(
                what, access -> one.matcher(signature(access.getTarget())).matches());
    }

    /** Accesses that put in or take out a floating-point number. */
    static DescribedPredicate<JavaAccess<?>> floatingPoint() {
        return DescribedPredicate.describe(
                "pass or return floating point",
                access -> types(access.getTarget()).anyMatch(Reach::isFloatingPoint));
    }

    static boolean isFloatingPoint(JavaClass type) {
        return FLOATING.contains(type.getBaseComponentType().getName());
    }

    private static String signature(AccessTarget target) {
        String name = target.getOwner().getName() + "." + target.getName();
        return target instanceof CodeUnitAccessTarget unit
                ? name + "(" + String.join(",", names(unit.getRawParameterTypes())) + ")"
                : name;
    }

    private static List<String> names(List<JavaClass> types) {
        return types.stream().map(JavaClass::getName).toList();
    }

    private static Stream<JavaClass> types(AccessTarget target) {
        return switch (target) {
            case CodeUnitAccessTarget unit ->
                    Stream.concat(
                            unit.getRawParameterTypes().stream(),
                            Stream.of(unit.getRawReturnType()));
            case FieldAccessTarget field -> Stream.of(field.getRawType());
            default -> Stream.of();
        };
    }
}
