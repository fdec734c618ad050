package dev.bourse.sim.market;

import java.util.List;
import java.util.SplittableRandom;

/**
 * An account and its habits.
 *
 * @param account its name
 * @param codes whether it has code written; else it talks
 * @param app the program that it uses
 * @param favourites three models, the dearest to it first
 * @param language which language it writes in
 * @param curious whether it tries hidden models
 * @param discreet whether it asks for zero retention now and then
 * @param weight how much it asks, compared with others
 */
record Persona(
        String account,
        boolean codes,
        ScriptedApp app,
        List<MarketModel> favourites,
        Tongue language,
        boolean curious,
        boolean discreet,
        double weight) {
    private static final double ZIPF = 0.85;
    private static final int CURIOUS = 6;
    private static final int DISCREET = 25;
    private static final List<MarketModel> FOR_CODE =
            List.of(
                    MarketModel.ROOK_CODE,
                    MarketModel.ROOK_CODE,
                    MarketModel.ROOK_CODE,
                    MarketModel.ROOK_MINI,
                    MarketModel.DELTA_LARGE,
                    MarketModel.FOLIO_LARGE,
                    MarketModel.DELTA_SMALL);
    private static final List<MarketModel> FOR_CHAT =
            List.of(
                    MarketModel.FOLIO_SMALL,
                    MarketModel.FOLIO_SMALL,
                    MarketModel.FOLIO_LARGE,
                    MarketModel.FOLIO_LARGE,
                    MarketModel.FOLIO_SMALL_FREE,
                    MarketModel.SONATA,
                    MarketModel.SONATA,
                    MarketModel.DELTA_LARGE,
                    MarketModel.VOYAGE,
                    MarketModel.DELTA_SMALL);

    /**
     * The one of that rank.
     *
     * @param rank how many ask more
     */
    static Persona of(String account, int rank, SplittableRandom random) {
        boolean codes = random.nextInt(2) == 0;
        List<MarketModel> models = codes ? FOR_CODE : FOR_CHAT;
        return new Persona(
                account,
                codes,
                any(codes ? ScriptedApp.CODE : ScriptedApp.CHAT, random),
                List.of(any(models, random), any(models, random), any(models, random)),
                codes ? Tongue.ENGLISH : any(Tongue.SPOKEN, random),
                rank % CURIOUS == 0,
                rank % DISCREET == DISCREET / 2,
                1 / Math.pow(rank + 3, ZIPF));
    }

    /** Its next choice. */
    MarketModel model(SplittableRandom random) {
        double draw = random.nextDouble();
        return favourites.get(draw < 0.7 ? 0 : draw < 0.9 ? 1 : 2);
    }

    private static <T> T any(List<T> list, SplittableRandom random) {
        return list.get(random.nextInt(list.size()));
    }
}
