package io.github.qptv2.cli.rank;

import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.qptv2.cli.output.ResultRow;
import io.github.qptv2.rank.RankedImage;
import org.jspecify.annotations.Nullable;

/**
 * A line of a ranking: standing among the images of the run, then the fields of a score.
 *
 * @param rankPercentile share of the run's other images that are worse, in percent
 * @param group number of the group of near duplicates; null for an image on its own
 * @param groupSize images in that group
 * @param groupBest whether it is the best of them
 * @param row what {@code qpt score} says of the image
 */
@JsonPropertyOrder({"rank", "rank_percentile", "group", "group_size", "group_best"})
record RankedRow(
        @Nullable Integer rank,
        @Nullable Double rankPercentile,
        @Nullable Integer group,
        @JsonProperty("group_size") @Nullable Integer groupSize,
        @JsonProperty("group_best") @Nullable Boolean groupBest,
        @JsonUnwrapped ResultRow row) {

    static RankedRow of(RankedImage<ScoredRow> ranked) {
        boolean alone = ranked.group() == 0;
        return new RankedRow(
                ranked.rank(),
                ranked.percentile(),
                alone ? null : ranked.group(),
                alone ? null : ranked.groupSize(),
                alone ? null : ranked.best(),
                ranked.item().row());
    }

    /** An image without a score stands nowhere. */
    static RankedRow failed(ResultRow row) {
        return new RankedRow(null, null, null, null, null, row);
    }
}
