package dev.bourse.domain.routing;

/** Whom a request names: {@code provider.order}, {@code only} and {@code ignore}. */
final class Named {
    private final int[] order;
    private final int[] only;
    private final int[] ignore;

    Named(Preference preference, Slugs slugs) {
        order = slugs.of(preference.order());
        only = slugs.of(preference.only());
        ignore = slugs.of(preference.ignore());
    }

    /** Whether {@code only} leaves an endpoint in. */
    boolean admits(Listing listing) {
        return only.length == 0 || first(only, listing) < only.length;
    }

    boolean ignores(Listing listing) {
        return first(ignore, listing) < ignore.length;
    }

    /** Named by its own tag, which opens the service tier of that one endpoint. */
    boolean opens(Listing listing) {
        return contains(only, listing.tag) || contains(order, listing.tag);
    }

    /** The index of the first entry of {@code order} that means it, or after all of them. */
    int place(Listing listing) {
        return first(order, listing);
    }

    boolean isOrdered() {
        return order.length > 0;
    }

    /** Whether {@code order} names it. */
    boolean orders(Listing listing) {
        return place(listing) < order.length;
    }

    private static int first(int[] slugs, Listing listing) {
        for (int i = 0; i < slugs.length; i++) {
            if (listing.isMeantBy(slugs[i])) {
                return i;
            }
        }
        return slugs.length;
    }

    private static boolean contains(int[] slugs, int slug) {
        for (int one : slugs) {
            if (one == slug) {
                return true;
            }
        }
        return false;
    }
}
