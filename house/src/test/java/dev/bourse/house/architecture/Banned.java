package dev.bourse.house.architecture;

import static com.tngtech.archunit.base.DescribedPredicate.describe;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;

import java.util.regex.Pattern;

/** What the rules ban, as predicates on types and on accesses. */
final class Banned {
    static final DescribedPredicate<JavaAccess<?>> SYSTEM_CLOCK =
            Reach.any(
                    "read the system clock",
                    "java\\.lang\\.System\\.(currentTimeMillis|nanoTime)\\(\\)",
                    "java\\.time\\.[A-Za-z.]+\\.now\\((java\\.time\\.ZoneId)?\\)",
                    "java\\.time\\.Clock\\.(system|tick)[A-Za-z]*\\((java\\.time\\.ZoneId)?\\)",
                    "java\\.time\\.InstantSource\\.system\\(\\)",
                    "java\\.util\\.Date\\.<init>\\(\\)",
                    "java\\.util\\.(Gregorian)?Calendar\\.(getInstance|<init>)\\(\\)");

    static final DescribedPredicate<JavaAccess<?>> UNSEEDED =
            Reach.any(
                    "draw without a seed",
                    "java\\.lang\\.Math\\.random\\(\\)",
                    "java\\.util\\.(Splittable)?Random\\.<init>\\(\\)",
                    "java\\.util\\.UUID\\.randomUUID\\(\\)",
                    "java\\.util\\.Collections\\.shuffle\\(java\\.util\\.List\\)",
                    "java\\.util\\.random\\.RandomGenerator\\.(getDefault|of)\\(.*\\)",
                    "java\\.util\\.random\\.RandomGeneratorFactory\\.create\\(\\)",
                    "java\\.security\\.SecureRandom\\..*",
                    "java\\.util\\.concurrent\\.ThreadLocalRandom\\..*");

    static final DescribedPredicate<JavaAccess<?>> THREAD_MAKERS =
            Reach.any(
                    "make a thread or an executor",
                    "java\\.util\\.concurrent\\.Executors\\..*",
                    "java\\.util\\.concurrent\\.(Scheduled)?ThreadPoolExecutor\\.<init>\\(.*\\)",
                    "java\\.util\\.concurrent\\.ForkJoinPool\\.(<init>|commonPool)\\(.*\\)",
                    "java\\.util\\.concurrent\\.CompletableFuture\\.[a-zA-Z]+Async"
                            + "\\((?!.*java\\.util\\.concurrent\\.Executor\\)).*\\)",
                    "java\\.lang\\.Thread\\.(<init>|of[A-Z].*|startVirtualThread)\\(.*\\)",
                    "java\\.util\\.Timer\\.<init>\\(.*\\)",
                    "java\\.util\\.[A-Za-z.]+\\.parallel(Stream)?\\(\\)",
                    "io\\.vertx\\.core\\.Vertx\\.(vertx|builder|clusteredVertx)\\(.*\\)");

    static final DescribedPredicate<JavaAccess<?>> PRINTING =
            Reach.any("print", "java\\.lang\\.System\\.(out|err|in)", ".*\\.printStackTrace\\(\\)");

    static final DescribedPredicate<JavaClass> FILES =
            types(
                    "files",
                    "java\\.io\\.(File(?!NotFound).*|RandomAccessFile|Console)",
                    "java\\.nio\\.(file|channels)\\..*",
                    "java\\.util\\.(zip|jar)\\..*");

    static final DescribedPredicate<JavaClass> SOCKETS =
            types(
                    "sockets",
                    "java\\.net\\.(?!URI(Syntax.*)?$|URL(En|De)coder$).*",
                    "javax\\.net\\..*",
                    "java\\.rmi\\..*");

    static final DescribedPredicate<JavaClass> THREADS =
            types(
                    "threads",
                    "java\\.lang\\.(Thread(Local|Group)?|InheritableThreadLocal)",
                    "java\\.lang\\.(Runtime|Process.*)",
                    "java\\.util\\.Timer(Task)?",
                    "java\\.util\\.concurrent\\.(?!TimeUnit|atomic\\.|ThreadLocalRandom).*");

    static final DescribedPredicate<JavaClass> LOGGERS =
            types(
                    "loggers",
                    "java\\.util\\.logging\\..*",
                    "java\\.lang\\.System\\$Logger.*",
                    "(org\\.slf4j|ch\\.qos\\.logback|org\\.apache\\.logging)\\..*");

    static final DescribedPredicate<JavaClass> JSON_LIBRARIES =
            types(
                    "JSON and YAML libraries",
                    "(com\\.fasterxml|tools)\\.jackson\\..*",
                    "(com\\.google\\.gson|org\\.yaml\\.snakeyaml|jakarta\\.json)\\..*");

    static final DescribedPredicate<JavaClass> HTTP_CLIENTS =
            types(
                    "HTTP clients",
                    "java\\.net\\.http\\..*",
                    "java\\.net\\.((Https?)?URLConnection|URL)",
                    "io\\.vertx\\.core\\.http\\.(HttpClient|WebSocketClient|HttpConnectOptions).*",
                    "io\\.vertx\\.core\\.http\\.(Pool|Request)Options",
                    "io\\.vertx\\.core\\.net\\.NetClient.*");

    static final DescribedPredicate<JavaClass> FLOATING_POINT =
            describe("floating point", Reach::isFloatingPoint);

    static final DescribedPredicate<JavaClass> CHANGING =
            types(
                    "types made to change",
                    "java\\.lang\\.((Inheritable)?ThreadLocal|StringBuilder|StringBuffer)",
                    "java\\.util\\.concurrent\\.atomic\\..*(?<!Updater)",
                    "java\\.util\\.(concurrent\\.)?[A-Za-z]*(Hash|Tree|SkipList)(Map|Set)",
                    "java\\.util\\.(concurrent\\.)?[A-Za-z]*(ArrayList|LinkedList|Deque|Queue)");

    private Banned() {}

    private static DescribedPredicate<JavaClass> types(String what, String... patterns) {
        Pattern one = Pattern.compile(String.join("|", patterns));
        return describe(what, type -> one.matcher(type.getBaseComponentType().getName()).matches());
    }
}
