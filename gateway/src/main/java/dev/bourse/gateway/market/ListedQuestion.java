package dev.bourse.gateway.market;

import java.util.Map;

/** When were endpoints first listed? */
public enum ListedQuestion implements Question<Map<String, Long>> {
    LISTED;

    @Override
    public Map<String, Long> answer(Sources sources) {
        return sources.queries().notebook().firstListed();
    }
}
