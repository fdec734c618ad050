package dev.bourse.wire.fact;

import dev.bourse.domain.catalog.Dialect;
import dev.bourse.domain.catalog.Modality;
import dev.bourse.domain.fact.AnswerForm;
import dev.bourse.domain.fact.ApiType;
import dev.bourse.domain.fact.ToolUse;
import dev.bourse.domain.fact.Work;
import dev.bourse.domain.unit.GenerationId;

import org.jspecify.annotations.Nullable;

import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The stored form of {@link Work}; a plain one takes no room. */
record WorkCodec(FactWriter out) {
    private static final String COMMA = ",";

    void write(Work work) {
        if (work.equals(Work.PLAIN)) {
            return;
        }
        out.object(Name.WORK);
        out.word(Name.API, work.api());
        out.word(Name.DIALECT, work.dialect());
        out.text(Name.INPUTS, joined(work.inputs()));
        out.text(Name.OUTPUTS, joined(work.outputs()));
        tools(work.tools());
        out.flag(Name.CONFIDENTIAL, work.confidential());
        out.flag(Name.INSURED, work.insured());
        out.text(Name.CACHED_FROM, work.cachedFrom() == null ? null : work.cachedFrom().value());
        out.text(Name.PRESET, work.preset());
        out.word(Name.FORM, work.form());
        out.end();
    }

    static Work read(@Nullable Fields in) {
        return in == null
                ? Work.PLAIN
                : new Work(
                        in.word(ApiType.class, Name.API),
                        in.word(Dialect.class, Name.DIALECT),
                        modalities(in.text(Name.INPUTS)),
                        modalities(in.text(Name.OUTPUTS)),
                        tools(in),
                        in.flag(Name.CONFIDENTIAL),
                        in.flag(Name.INSURED),
                        id(in.optionalText(Name.CACHED_FROM)),
                        in.optionalText(Name.PRESET),
                        in.optionalWord(AnswerForm.class, Name.FORM));
    }

    private void tools(ToolUse tools) {
        out.number(Name.CALLS, tools.calls());
        out.number(Name.INVALID_JSON, tools.invalidJson());
        out.number(Name.UNKNOWN_NAME, tools.unknownName());
        out.number(Name.SCHEMA_MISMATCH, tools.schemaMismatch());
    }

    private static ToolUse tools(Fields in) {
        return new ToolUse(
                in.smallNumber(Name.CALLS),
                in.smallNumber(Name.INVALID_JSON),
                in.smallNumber(Name.UNKNOWN_NAME),
                in.smallNumber(Name.SCHEMA_MISMATCH));
    }

    private static @Nullable GenerationId id(@Nullable String value) {
        return value == null ? null : new GenerationId(value);
    }

    private static String joined(Set<Modality> kinds) {
        return kinds.size() == 1
                ? kinds.iterator().next().name()
                : kinds.stream().sorted().map(Enum::name).collect(Collectors.joining(COMMA));
    }

    private static Set<Modality> modalities(String joined) {
        if (joined.indexOf(COMMA) < 0) {
            return joined.isEmpty() ? Set.of() : Set.of(Modality.valueOf(joined));
        }
        Set<Modality> kinds = EnumSet.noneOf(Modality.class);
        for (String name : joined.split(COMMA, -1)) {
            kinds.add(Modality.valueOf(name));
        }
        return kinds;
    }
}
