package io.github.qptv2.cli.rank;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import io.github.qptv2.rank.PredictedMos;
import io.github.qptv2.scoring.batch.ResultRow;
import io.github.qptv2.scoring.batch.RowColumn;

/** Whether the order of neighbors in a ranking is certain. */
final class OrderSignificance {

    private OrderSignificance() {}

    /**
     * For each row, whether its order with the next one is certain; empty for the last row, and unless both have an
     * interval.
     *
     * @param rows best first
     */
    static List<Optional<Boolean>> of(List<ResultRow> rows) {
        var certain = new ArrayList<Optional<Boolean>>();
        for (int i = 0; i < rows.size(); i++) {
            var next = i + 1 < rows.size() ? predicted(rows.get(i + 1)) : Optional.<PredictedMos>empty();
            certain.add(predicted(rows.get(i)).flatMap(mos -> next.map(mos::differsFrom)));
        }
        return certain;
    }

    /** The half width is that of the longer side: the other end may have been moved onto the scale. */
    private static Optional<PredictedMos> predicted(ResultRow row) {
        var mos = row.number(RowColumn.MOS);
        var low = row.number(RowColumn.MOS_LOW);
        var high = row.number(RowColumn.MOS_HIGH);
        if (mos.isEmpty() || low.isEmpty() || high.isEmpty()) {
            return Optional.empty();
        }
        double middle = mos.getAsDouble();
        return Optional.of(new PredictedMos(middle, Math.max(middle - low.getAsDouble(), high.getAsDouble() - middle)));
    }
}
