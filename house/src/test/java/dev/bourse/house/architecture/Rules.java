package dev.bourse.house.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.anyElementThat;
import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noCodeUnits;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noFields;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.lang.ArchRule;
import com.tngtech.archunit.lang.CompositeArchRule;
import com.tngtech.archunit.lang.syntax.elements.GivenClassesConjunction;

import java.util.Arrays;
import java.util.Set;

/** The rules of the house over the classes below a layout's root; {@link HouseRule} names them. */
final class Rules {
    private static final Set<String> INJECTORS =
            Set.of("Inject", "Autowired", "Resource", "EJB", "PersistenceContext");

    private final Layout layout;

    Rules(Layout layout) {
        this.layout = layout;
    }

    ArchRule noCycles() {
        return slices().matching(layout.root() + ".(**)").should().beFreeOfCycles();
    }

    ArchRule arrows() {
        return classes().should(new Arrows(layout));
    }

    ArchRule domainAlone() {
        return classes()
                .that(liveIn("domain"))
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage("java..", "org.jspecify..", layout.root() + ".domain..");
    }

    ArchRule domainTouchesNoFiles() {
        return none("domain").should().dependOnClassesThat(Banned.FILES);
    }

    ArchRule domainOpensNoSockets() {
        return none("domain").should().dependOnClassesThat(Banned.SOCKETS);
    }

    ArchRule domainKnowsNoThreads() {
        return CompositeArchRule.of(none("domain").should().dependOnClassesThat(Banned.THREADS))
                .and(none("domain").should().accessTargetWhere(Banned.THREAD_MAKERS));
    }

    ArchRule domainReadsNoClock() {
        return none("domain").should().accessTargetWhere(Banned.SYSTEM_CLOCK);
    }

    ArchRule domainLogsNothing() {
        return CompositeArchRule.of(none("domain").should().dependOnClassesThat(Banned.LOGGERS))
                .and(none("domain").should().accessTargetWhere(Banned.PRINTING));
    }

    ArchRule domainDrawsFromSeeds() {
        return none("domain").should().accessTargetWhere(Banned.UNSEEDED);
    }

    ArchRule jsonOnlyInWire() {
        return outside("wire").should().dependOnClassesThat(Banned.JSON_LIBRARIES);
    }

    ArchRule httpClientsOnlyOutside() {
        return outside("gateway.upstream", "sim", "lab", "app", "bench")
                .should()
                .dependOnClassesThat(Banned.HTTP_CLIENTS);
    }

    ArchRule exactMoney() {
        DescribedPredicate<JavaClass> exact =
                liveIn("domain.unit", "domain.metering", "domain.ledger");
        return CompositeArchRule.of(
                        noClasses().that(exact).should().accessTargetWhere(Reach.floatingPoint()))
                .and(
                        noFields()
                                .that()
                                .areDeclaredInClassesThat(exact)
                                .should()
                                .haveRawType(Banned.FLOATING_POINT))
                .and(
                        noCodeUnits()
                                .that()
                                .areDeclaredInClassesThat(exact)
                                .should()
                                .haveRawReturnType(Banned.FLOATING_POINT))
                .and(
                        noCodeUnits()
                                .that()
                                .areDeclaredInClassesThat(exact)
                                .should()
                                .haveRawParameterTypes(anyElementThat(Banned.FLOATING_POINT)));
    }

    ArchRule threadsMadeInApp() {
        return outside("app", "bench").should().accessTargetWhere(Banned.THREAD_MAKERS);
    }

    ArchRule clocksReadInApp() {
        return outside("app", "bench").should().accessTargetWhere(Banned.SYSTEM_CLOCK);
    }

    ArchRule namesSaySomething() {
        return noClasses().should().haveNameMatching(".*(Utils?|Helpers?|Managers?|Impl)(\\$.*)?");
    }

    ArchRule noFieldInjection() {
        return noFields()
                .should()
                .beAnnotatedWith(
                        describe(
                                "an injecting annotation",
                                one -> INJECTORS.contains(one.getRawType().getSimpleName())));
    }

    ArchRule noServiceLoaders() {
        return noClasses()
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("java.util.ServiceLoader");
    }

    ArchRule noStaticState() {
        return CompositeArchRule.of(noFields().that().areStatic().should().notBeFinal())
                .and(noFields().that().areStatic().should().haveRawType(Banned.CHANGING));
    }

    private GivenClassesConjunction none(String... rooms) {
        return noClasses().that(liveIn(rooms));
    }

    private GivenClassesConjunction outside(String... rooms) {
        return noClasses().that(not(liveIn(rooms)));
    }

    private DescribedPredicate<JavaClass> liveIn(String... rooms) {
        return resideInAnyPackage(
                Arrays.stream(rooms)
                        .map(room -> layout.root() + "." + room + "..")
                        .toArray(String[]::new));
    }
}
