package dev.bourse.wire.fact;

import dev.bourse.wire.json.JsonName;

import org.jspecify.annotations.Nullable;

import java.util.HashMap;
import java.util.Map;

/**
 * Names of members in stored facts. They are part of the format: a name is never given another
 * meaning and never taken away.
 */
enum Name {
    TYPE("t"),
    AT("at"),
    ID("id"),
    ACCOUNT("acc"),
    KEY("key"),
    MODEL("mod"),
    HELD("held"),
    ESTIMATE("est"),
    ESTIMATED_PROMPT("ept"),
    STARTED("st"),
    REQUESTED("req"),
    PROVIDER("prv"),
    PROVIDER_NAME("prn"),
    ENDPOINT("ep"),
    TIER("tier"),
    UPSTREAM_ID("up"),
    OUTCOME("end"),
    STATUS("http"),
    ERROR("err"),
    FINISH("fin"),
    NATIVE_FINISH("nfin"),
    STREAMED("sse"),
    USAGE("use"),
    SOURCE("src"),
    CHARGE("chg"),
    INPUT("in"),
    CACHE_READ("cr"),
    CACHE_WRITE("cw"),
    CACHE_WRITE_HOUR("cwh"),
    OUTPUT("out"),
    REASONING("rsn"),
    REQUEST("rq"),
    CACHE_DISCOUNT("disc"),
    FIRST_TOKEN("ftm"),
    ATTEMPTS("att"),
    RESULT("res"),
    LATENCY("us"),
    APP("app"),
    REFERER("ref"),
    TITLE("ttl"),
    SESSION("ses"),
    USER("usr"),
    USER_AGENT("ua"),
    WORK("w"),
    API("api"),
    DIALECT("dlc"),
    INPUTS("ins"),
    OUTPUTS("outs"),
    CALLS("tc"),
    INVALID_JSON("tj"),
    UNKNOWN_NAME("tn"),
    SCHEMA_MISMATCH("ts"),
    CONFIDENTIAL("conf"),
    INSURED("ins0"),
    CACHED_FROM("cf"),
    PRESET("pre"),
    PROMPT_CHARGE("pc"),
    TASK("task"),
    CATEGORY("cat"),
    LANGUAGE("lang"),
    PROGRAMMING_LANGUAGE("pl"),
    FINGERPRINT("fp"),
    ONE_IN("1in"),
    OFFERED("ofr"),
    BENCHMARK("bm"),
    SCORE("sc"),
    SCORES("scs"),
    STANDARD_ERROR("se"),
    TRIALS("n"),
    PUBLISHED("pub"),
    URL("url"),
    ALIAS_OF("alias"),
    HIDDEN("hid"),
    CATEGORIES("cats"),
    RECORD("k"),
    KIND("kind"),
    LABEL("lbl"),
    NAME("name"),
    DISABLED("off"),
    LIMIT("lim"),
    RESET("rst"),
    MIN_TRUST("mtr"),
    EXPIRES("exp"),
    CREATED("crt"),
    UPDATED("upd"),
    AMOUNT("amt"),
    REASON("why"),
    ACCOUNTS("accs"),
    GRANTED("gr"),
    SPENT("sp"),
    KEYS("keys"),
    TOTAL("tot"),
    DAILY("day"),
    WEEKLY("week"),
    MONTHLY("mon"),
    LATEST("last"),
    ELSEWHERE("else"),
    HOLDS("holds"),
    GRANTS("grants"),
    SETTLED("done"),
    FORGOTTEN("forg"),
    IMAGES("img"),
    SEARCHES("srch"),
    CHARACTERS("chr"),
    SOUND_INPUT("sin"),
    SOUND_CACHE_READ("scr"),
    SOUND_OUTPUT("sout"),
    IMAGE_INPUT("iin"),
    IMAGE_CACHE_READ("icr"),
    IMAGE_OUTPUT("iout"),
    WEB_SEARCHES("ws"),
    SECONDS("sec"),
    SLUG("slug"),
    VERSION("ver"),
    CONFIG("cfg"),
    SYSTEM_PROMPT("sys"),
    DESCRIPTION("desc"),
    PRESET_STATUS("pst"),
    SINCE("since"),
    STANDING("stand"),
    SEALED("seal"),
    TRUST("tru"),
    AUTOMATIC("auto"),
    READY("rdy"),
    TERMS("trm"),
    CHECKS("chk"),
    CREDENTIALS("cred"),
    PRIVACY("priv"),
    STATUS_PAGE("sta"),
    SEAT("seat"),
    DATACENTERS("dcs"),
    SIMULATED("sim"),
    POLICY("pol"),
    TRAINS("trn"),
    RETAINS("ret"),
    RETENTION("days"),
    PUBLISHES("pbl"),
    ZERO_RETENTION("zdr"),
    CANONICAL("can"),
    CONTEXT("ctx"),
    PARAMETERS("par"),
    TOKENIZER("tok"),
    WEIGHTS("hf"),
    CUTOFF("cut"),
    DISTILLABLE("dst"),
    TAG("tag"),
    UPSTREAM_MODEL("um"),
    QUANTIZATION("qnt"),
    REGION("reg"),
    MOST_INPUT("mxi"),
    MOST_OUTPUT("mxo"),
    PRICES("prc"),
    DISCOUNT("dsc"),
    OVERRIDES("ovr"),
    ABOVE("abv"),
    FROM_MINUTE("fm"),
    TO_MINUTE("tm"),
    CACHING("ich"),
    MODERATED("mdr"),
    ENDS("ends"),
    PASSED("ok"),
    RUN_BY("by"),
    FORM("frm");

    private static final Map<String, Name> BY_JSON = byJson();

    private final String json;

    @SuppressWarnings("ImmutableEnumChecker") // nobody can reach its bytes
    private final JsonName written;

    Name(String json) {
        this.json = json;
        written = JsonName.of(json);
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

    private static Map<String, Name> byJson() {
        Map<String, Name> names = new HashMap<>();
        for (Name name : values()) {
            names.put(name.json, name);
        }
        return names;
    }
}
