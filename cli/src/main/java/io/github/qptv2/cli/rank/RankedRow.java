package io.github.qptv2.cli.rank;

import java.util.Map;
import java.util.Optional;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.qptv2.rank.RankedImage;
import io.github.qptv2.scoring.batch.ResultRow;
import org.jspecify.annotations.Nullable;

/**
 * A row of a ranking: rank, group of near duplicates, and the fields of a result row.
 *
 * @param rankPercentile share of the run's other images that are worse, in percent
 * @param group number of the group of near duplicates; null for a single image
 * @param groupSize images in the group
 * @param groupBest whether the image is the best of the group
 * @param orderCertain whether the order of the image and the next one is certain; null for the last image, and unless
 *     both have an interval
 * @param row result row as of {@code qpt score}
 */
@JsonPropertyOrder({"rank", "rank_percentile", "group", "group_size", "group_best", "order_certain"})
record RankedRow(
        @Nullable Integer rank,
        @Nullable Double rankPercentile,
        @Nullable Integer group,
        @JsonProperty("group_size") @Nullable Integer groupSize,
        @JsonProperty("group_best") @Nullable Boolean groupBest,
        @JsonProperty("order_certain") @Nullable Boolean orderCertain,
        @JsonIgnore ResultRow row) {

    /** The fields of the row, behind those of the ranking. */
    @JsonAnyGetter
    Map<String, ?> fields() {
        return row.toMap();
    }

    static RankedRow of(RankedImage<ScoredRow> ranked, Optional<Boolean> orderCertain) {
        boolean alone = ranked.group() == 0;
        return new RankedRow(
                ranked.rank(),
                ranked.percentile(),
                alone ? null : ranked.group(),
                alone ? null : ranked.groupSize(),
                alone ? null : ranked.best(),
                orderCertain.orElse(null),
                ranked.item().row());
    }

    /** An image without a score, or whose file is corrupt, has no rank. */
    static RankedRow unranked(ResultRow row) {
        return new RankedRow(null, null, null, null, null, null, row);
    }
}
