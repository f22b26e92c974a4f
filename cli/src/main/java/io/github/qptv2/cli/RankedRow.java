package io.github.qptv2.cli;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.qptv2.rank.Ranked;
import org.jspecify.annotations.Nullable;

/**
 * A line of a ranking: standing among the pictures of the run, then the fields of a score.
 *
 * @param standing share of the run's other pictures that are worse, in percent
 * @param group number of the group of near duplicates; null for a picture on its own
 * @param groupSize pictures in that group
 * @param groupBest whether it is the best of them
 * @param row what {@code qpt score} says of the picture
 */
@JsonPropertyOrder({"rank", "standing", "group", "group_size", "group_best"})
record RankedRow(
        @Nullable Integer rank,
        @Nullable Double standing,
        @Nullable Integer group,
        @JsonProperty("group_size") @Nullable Integer groupSize,
        @JsonProperty("group_best") @Nullable Boolean groupBest,
        @JsonUnwrapped Row row) {

    static RankedRow of(Ranked<Seen> ranked) {
        boolean alone = ranked.group() == 0;
        return new RankedRow(
                ranked.rank(),
                ranked.percentile(),
                alone ? null : ranked.group(),
                alone ? null : ranked.groupSize(),
                alone ? null : ranked.best(),
                ranked.item().row());
    }

    /** A picture without a score stands nowhere. */
    static RankedRow failed(Row row) {
        return new RankedRow(null, null, null, null, null, row);
    }
}
