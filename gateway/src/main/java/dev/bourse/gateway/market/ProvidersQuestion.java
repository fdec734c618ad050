package dev.bourse.gateway.market;

import dev.bourse.domain.market.Grain;
import dev.bourse.gateway.store.Served;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How did endpoints serve over some days, by endpoint and day?
 *
 * @param last the last day
 * @param days how many
 */
public record ProvidersQuestion(LocalDate last, int days)
        implements Question<Map<String, List<Served>>> {
    @Override
    public Map<String, List<Served>> answer(Sources sources) {
        Map<String, List<Served>> byEndpoint = new HashMap<>();
        sources.queries()
                .services(
                        Grain.DAY,
                        Grain.micros(last.minusDays(days - 1L)),
                        Grain.micros(last.plusDays(1)))
                .forEach(one ->
                        byEndpoint
                                .computeIfAbsent(one.endpoint(), _ -> new ArrayList<>())
                                .add(one));
        return byEndpoint;
    }
}
