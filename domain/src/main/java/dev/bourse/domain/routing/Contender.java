package dev.bourse.domain.routing;

/**
 * A candidate before the order is final. Contenders stand by rank, then by value, then by cost,
 * then in the order of the catalogue.
 *
 * @param listing the endpoint
 * @param leg the model it serves
 * @param index its position among all endpoints of the plan
 * @param rank see {@link Ranker}; lower is better
 * @param value what the strategy compares; lower is better
 * @param cost what the request is expected to cost there, femto-dollars
 * @param position why it stands where it stands
 */
record Contender(
        Listing listing,
        Leg leg,
        int index,
        long rank,
        double value,
        double cost,
        Position position)
        implements Comparable<Contender> {
    Contender drawn() {
        return new Contender(listing, leg, index, rank, value, cost, Position.DRAWN);
    }

    Candidate candidate() {
        return new Candidate(listing.endpoint, position);
    }

    @Override
    public int compareTo(Contender other) {
        if (rank != other.rank) {
            return Long.compare(rank, other.rank);
        }
        return value == other.value
                ? Double.compare(cost, other.cost)
                : Double.compare(value, other.value);
    }
}
