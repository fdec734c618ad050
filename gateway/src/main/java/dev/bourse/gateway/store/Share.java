package dev.bourse.gateway.store;

import static java.util.stream.Collectors.toMap;

import dev.bourse.domain.market.Traffic;

import org.jspecify.annotations.Nullable;

import java.nio.ByteBuffer;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.TreeMap;

/**
 * What an account used of a series in a day, week or month.
 *
 * @param account a keyed hash of whoever pays
 * @param requests how many
 * @param prompt tokens
 * @param completion tokens
 * @param paid tokens that were paid for
 * @param spend nano-dollars
 */
record Share(long account, long requests, long prompt, long completion, long paid, long spend) {
    private static final int LONGEST = Long.BYTES + 5 * Varint.LONGEST;

    private static final String ROW =
            "c.account, c.requests, c.prompt, c.completion, c.paid, c.spend, cast(null as bytea)";

    private static final String PACKED = "0, 0, 0, 0, 0, 0, c.shares";

    /**
     * A query of rows and of packed ones alike, in one statement: what is packed meanwhile is found
     * once.
     *
     * @param select with places for the columns of a share, which come last, and for the table
     */
    static String query(String select) {
        return select.formatted(ROW, "market_share")
                + " union all "
                + select.formatted(PACKED, "market_share_past");
    }

    /** What a row of such a query holds, from that column on. */
    static List<Share> all(ResultSet row, int first) throws SQLException {
        byte @Nullable [] packed = row.getBytes(first + 6);
        return packed == null ? List.of(read(row, first)) : unpack(packed);
    }

    /** From the columns of a row, which begin at that place. */
    static Share read(ResultSet row, int first) throws SQLException {
        return new Share(
                row.getLong(first),
                row.getLong(first + 1),
                row.getLong(first + 2),
                row.getLong(first + 3),
                row.getLong(first + 4),
                row.getLong(first + 5));
    }

    boolean hasPaid() {
        return spend > 0;
    }

    Traffic traffic() {
        return new Traffic(requests, 0, prompt, completion, 0, 0, paid, spend, 0, 0, 0, 0);
    }

    private Share plus(Share other) {
        return new Share(
                account,
                requests + other.requests,
                prompt + other.prompt,
                completion + other.completion,
                paid + other.paid,
                spend + other.spend);
    }

    /** Of each account one, in their order. */
    static List<Share> merged(Collection<Share> shares) {
        return List.copyOf(
                shares.stream()
                        .collect(toMap(Share::account, it -> it, Share::plus, TreeMap::new))
                        .values());
    }

    /** All of them in a third of the bytes: hashes as they are, numbers as short as they can be. */
    static byte[] pack(List<Share> shares) {
        ByteBuffer out = ByteBuffer.allocate(LONGEST * shares.size());
        shares.forEach(one -> one.write(out));
        return Arrays.copyOf(out.array(), out.position());
    }

    /** What was packed. */
    static List<Share> unpack(byte[] bytes) {
        List<Share> shares = new ArrayList<>();
        for (ByteBuffer in = ByteBuffer.wrap(bytes); in.hasRemaining(); ) {
            shares.add(read(in));
        }
        return shares;
    }

    private void write(ByteBuffer out) {
        out.putLong(account);
        for (long number : new long[] {requests, prompt, completion, paid, spend}) {
            Varint.write(out, number);
        }
    }

    private static Share read(ByteBuffer in) {
        return new Share(
                in.getLong(),
                Varint.read(in),
                Varint.read(in),
                Varint.read(in),
                Varint.read(in),
                Varint.read(in));
    }
}
