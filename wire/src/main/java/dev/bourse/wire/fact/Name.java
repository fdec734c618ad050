package dev.bourse.wire.fact;

import dev.bourse.wire.json.JsonName;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/**
 * Names of members in stored facts, and the numbers that stand for them in the packed form. They
 * are part of the format: neither is ever given another meaning or taken away.
 */
enum Name {
    TYPE(1, "t"),
    AT(2, "at"),
    ID(3, "id"),
    ACCOUNT(4, "acc"),
    KEY(5, "key"),
    MODEL(6, "mod"),
    HELD(7, "held"),
    ESTIMATE(8, "est"),
    ESTIMATED_PROMPT(9, "ept"),
    STARTED(10, "st"),
    REQUESTED(11, "req"),
    PROVIDER(12, "prv"),
    PROVIDER_NAME(13, "prn"),
    ENDPOINT(14, "ep"),
    TIER(15, "tier"),
    UPSTREAM_ID(16, "up"),
    OUTCOME(17, "end"),
    STATUS(18, "http"),
    ERROR(19, "err"),
    FINISH(20, "fin"),
    NATIVE_FINISH(21, "nfin"),
    STREAMED(22, "sse"),
    USAGE(23, "use"),
    SOURCE(24, "src"),
    CHARGE(25, "chg"),
    INPUT(26, "in"),
    CACHE_READ(27, "cr"),
    CACHE_WRITE(28, "cw"),
    CACHE_WRITE_HOUR(29, "cwh"),
    OUTPUT(30, "out"),
    REASONING(31, "rsn"),
    REQUEST(32, "rq"),
    CACHE_DISCOUNT(33, "disc"),
    FIRST_TOKEN(34, "ftm"),
    ATTEMPTS(35, "att"),
    RESULT(36, "res"),
    LATENCY(37, "us"),
    APP(38, "app"),
    REFERER(39, "ref"),
    TITLE(40, "ttl"),
    SESSION(41, "ses"),
    USER(42, "usr"),
    USER_AGENT(43, "ua"),
    WORK(44, "w"),
    API(45, "api"),
    DIALECT(46, "dlc"),
    INPUTS(47, "ins"),
    OUTPUTS(48, "outs"),
    CALLS(49, "tc"),
    INVALID_JSON(50, "tj"),
    UNKNOWN_NAME(51, "tn"),
    SCHEMA_MISMATCH(52, "ts"),
    CONFIDENTIAL(53, "conf"),
    INSURED(54, "ins0"),
    CACHED_FROM(55, "cf"),
    PRESET(56, "pre"),
    PROMPT_CHARGE(57, "pc"),
    TASK(58, "task"),
    CATEGORY(59, "cat"),
    LANGUAGE(60, "lang"),
    PROGRAMMING_LANGUAGE(61, "pl"),
    FINGERPRINT(62, "fp"),
    ONE_IN(63, "1in"),
    OFFERED(64, "ofr"),
    BENCHMARK(65, "bm"),
    SCORE(66, "sc"),
    SCORES(67, "scs"),
    STANDARD_ERROR(68, "se"),
    TRIALS(69, "n"),
    PUBLISHED(70, "pub"),
    URL(71, "url"),
    ALIAS_OF(72, "alias"),
    HIDDEN(73, "hid"),
    CATEGORIES(74, "cats"),
    RECORD(75, "k"),
    KIND(76, "kind"),
    LABEL(77, "lbl"),
    NAME(78, "name"),
    DISABLED(79, "off"),
    LIMIT(80, "lim"),
    RESET(81, "rst"),
    MIN_TRUST(82, "mtr"),
    EXPIRES(83, "exp"),
    CREATED(84, "crt"),
    UPDATED(85, "upd"),
    AMOUNT(86, "amt"),
    REASON(87, "why"),
    ACCOUNTS(88, "accs"),
    GRANTED(89, "gr"),
    SPENT(90, "sp"),
    KEYS(91, "keys"),
    TOTAL(92, "tot"),
    DAILY(93, "day"),
    WEEKLY(94, "week"),
    MONTHLY(95, "mon"),
    LATEST(96, "last"),
    ELSEWHERE(97, "else"),
    HOLDS(98, "holds"),
    GRANTS(99, "grants"),
    SETTLED(100, "done"),
    FORGOTTEN(101, "forg"),
    IMAGES(102, "img"),
    SEARCHES(103, "srch"),
    CHARACTERS(104, "chr"),
    SOUND_INPUT(105, "sin"),
    SOUND_CACHE_READ(106, "scr"),
    SOUND_OUTPUT(107, "sout"),
    IMAGE_INPUT(108, "iin"),
    IMAGE_CACHE_READ(109, "icr"),
    IMAGE_OUTPUT(110, "iout"),
    WEB_SEARCHES(111, "ws"),
    SECONDS(112, "sec"),
    SLUG(113, "slug"),
    VERSION(114, "ver"),
    CONFIG(115, "cfg"),
    SYSTEM_PROMPT(116, "sys"),
    DESCRIPTION(117, "desc"),
    PRESET_STATUS(118, "pst"),
    SINCE(119, "since"),
    STANDING(120, "stand"),
    SEALED(121, "seal"),
    TRUST(122, "tru"),
    AUTOMATIC(123, "auto"),
    READY(124, "rdy"),
    TERMS(125, "trm"),
    CHECKS(126, "chk"),
    CREDENTIALS(127, "cred"),
    PRIVACY(128, "priv"),
    STATUS_PAGE(129, "sta"),
    SEAT(130, "seat"),
    DATACENTERS(131, "dcs"),
    SIMULATED(132, "sim"),
    POLICY(133, "pol"),
    TRAINS(134, "trn"),
    RETAINS(135, "ret"),
    RETENTION(136, "days"),
    PUBLISHES(137, "pbl"),
    ZERO_RETENTION(138, "zdr"),
    CANONICAL(139, "can"),
    CONTEXT(140, "ctx"),
    PARAMETERS(141, "par"),
    TOKENIZER(142, "tok"),
    WEIGHTS(143, "hf"),
    CUTOFF(144, "cut"),
    DISTILLABLE(145, "dst"),
    TAG(146, "tag"),
    UPSTREAM_MODEL(147, "um"),
    QUANTIZATION(148, "qnt"),
    REGION(149, "reg"),
    MOST_INPUT(150, "mxi"),
    MOST_OUTPUT(151, "mxo"),
    PRICES(152, "prc"),
    DISCOUNT(153, "dsc"),
    OVERRIDES(154, "ovr"),
    ABOVE(155, "abv"),
    FROM_MINUTE(156, "fm"),
    TO_MINUTE(157, "tm"),
    CACHING(158, "ich"),
    MODERATED(159, "mdr"),
    ENDS(160, "ends"),
    PASSED(161, "ok"),
    RUN_BY(162, "by"),
    FORM(163, "frm");

    private static final int MOST = 256;
    private static final Map<String, Name> BY_JSON = byJson();
    private static final @Nullable Name[] BY_ID = byId();

    private final int id;
    private final String json;

    @SuppressWarnings("ImmutableEnumChecker") // nobody can reach its bytes
    private final JsonName written;

    Name(int id, String json) {
        this.id = id;
        this.json = json;
        written = JsonName.of(json);
    }

    /** From 1 to 255. */
    int id() {
        return id;
    }

    String json() {
        return json;
    }

    JsonName written() {
        return written;
    }

    /** The constant of that member name; null when the name is unknown. */
    static @Nullable Name of(String json) {
        return BY_JSON.get(json);
    }

    /** The constant of that number, 0 to 255; null when it is unknown. */
    static @Nullable Name of(int id) {
        return BY_ID[id];
    }

    private static @Nullable Name[] byId() {
        @Nullable Name[] names = new Name[MOST];
        for (Name name : values()) {
            names[name.id] = name;
        }
        return names;
    }

    private static Map<String, Name> byJson() {
        Map<String, Name> names = new HashMap<>();
        for (Name name : values()) {
            names.put(name.json, name);
        }
        return names;
    }
}
