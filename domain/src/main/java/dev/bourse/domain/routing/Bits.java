package dev.bourse.domain.routing;

import dev.bourse.domain.catalog.Parameter;

import java.util.Set;

/** Sets of constants as bits, so that "supports all of them" is one instruction. */
final class Bits {
    private static final long CAPS =
            of(Set.of(Parameter.MAX_TOKENS, Parameter.MAX_COMPLETION_TOKENS));
    private static final long REASONING =
            of(Set.of(Parameter.REASONING, Parameter.REASONING_EFFORT));
    private static final long SHOWN = of(Set.of(Parameter.INCLUDE_REASONING));

    private Bits() {}

    /** One bit per constant. */
    @SuppressWarnings("EnumOrdinal") // never stored, and no enum here has more than 64 constants
    static long of(Set<? extends Enum<?>> constants) {
        long bits = 0;
        for (Enum<?> constant : constants) {
            bits |= 1L << constant.ordinal();
        }
        return bits;
    }

    /**
     * Parameters as bits. The two names of the output cap count as one parameter, and so do the two
     * ways to say how to reason: whoever supports one is sent that one. Who reasons when told so
     * can be asked for its reasoning too, but not the other way round.
     */
    static long ofParameters(Set<Parameter> parameters) {
        return with(with(of(parameters), CAPS, CAPS), REASONING, REASONING | SHOWN);
    }

    /** With some bits more where any of those is there. */
    private static long with(long bits, long any, long more) {
        return (bits & any) == 0 ? bits : bits | more;
    }

    /** Whether every wanted bit is there. */
    static boolean covers(long bits, long wanted) {
        return (bits & wanted) == wanted;
    }
}
