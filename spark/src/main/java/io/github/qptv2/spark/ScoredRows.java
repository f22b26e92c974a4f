package io.github.qptv2.spark;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Queue;

import org.apache.spark.api.java.function.MapPartitionsFunction;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Appends the result to each row of a partition. {@value #GROUP} rows at a time are in memory, so that a partition may
 * be of any size.
 */
final class ScoredRows implements MapPartitionsFunction<Row, Row> {

    private static final long serialVersionUID = 1;
    private static final int GROUP = 32;

    private final ScoringSpec spec;
    private final InputColumn column;

    ScoredRows(ScoringSpec spec, InputColumn column) {
        this.spec = spec;
        this.column = column;
    }

    @Override
    public Iterator<Row> call(Iterator<Row> rows) {
        return new Scored(rows, new RowScoring(spec));
    }

    private final class Scored implements Iterator<Row> {

        private final Iterator<Row> rows;
        private final RowScoring scoring;
        private final Queue<Row> ready = new ArrayDeque<>();

        Scored(Iterator<Row> rows, RowScoring scoring) {
            this.rows = rows;
            this.scoring = scoring;
        }

        @Override
        public boolean hasNext() {
            return !ready.isEmpty() || rows.hasNext();
        }

        @Override
        public Row next() {
            if (ready.isEmpty()) {
                if (!rows.hasNext()) {
                    throw new NoSuchElementException();
                }
                fill();
            }
            return ready.remove();
        }

        private void fill() {
            var group = new ArrayList<Row>(GROUP);
            while (group.size() < GROUP && rows.hasNext()) {
                group.add(rows.next());
            }
            List<Row> results = scoring.score(group.stream().map(column::input).toList());
            for (int i = 0; i < group.size(); i++) {
                ready.add(appended(group.get(i), results.get(i)));
            }
        }

        private static Row appended(Row row, Row result) {
            var values = new Object[row.size() + 1];
            for (int i = 0; i < row.size(); i++) {
                values[i] = row.get(i);
            }
            values[row.size()] = result;
            return RowFactory.create(values);
        }
    }
}
