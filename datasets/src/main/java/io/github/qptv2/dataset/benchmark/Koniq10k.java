package io.github.qptv2.dataset.benchmark;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.RatingScale;
import io.github.qptv2.dataset.SplitPart;
import io.github.qptv2.dataset.VoteHistogram;
import io.github.qptv2.dataset.table.Table;
import io.github.qptv2.dataset.table.TableRow;
import org.jspecify.annotations.Nullable;

/**
 * KonIQ-10k (Hosu et al. 2020). The MOS are on 0..100 in {@code koniq10k_distributions_sets.csv}, whose column
 * {@code set} is the official split, and on 1..5 in {@code koniq10k_scores_and_distributions.csv}, which has no split.
 */
final class Koniq10k implements DatasetReader {

    private static final String SPLIT = "koniq10k_distributions_sets.csv";
    private static final String SCORES = "koniq10k_scores_and_distributions.csv";

    /** SD refers to votes 1..5 in both files. */
    private static final double GRADES_TO_PERCENT = 25;

    @Override
    public String name() {
        return "koniq-10k";
    }

    @Override
    public String title() {
        return "10,073 photographs from the web; Hosu, Lin, Sziranyi, Saupe";
    }

    @Override
    public ExpectedFigures expectation() {
        return ExpectedFigures.of("Hosu et al. 2020, IEEE TIP 29", 10_073)
                .with(SplitPart.TRAIN, 7_058)
                .with(SplitPart.VALIDATION, 1_000)
                .with(SplitPart.TEST, 2_015);
    }

    @Override
    public LabeledDataset read(Path folder) throws IOException {
        var copy = new DatasetFiles(folder);
        Path labels = copy.require(SPLIT, "metadata/" + SPLIT, SCORES, "metadata/" + SCORES);
        String images = copy.images("1024x768", "512x384", "images");
        boolean percent = labels.endsWith(SPLIT);
        RatingScale scale = percent ? RatingScale.of(0, 100) : RatingScale.of(1, 5);
        double factor = percent ? GRADES_TO_PERCENT : 1;
        List<LabeledItem> items = Table.csv(labels).rows(List.of("image_name", "MOS"), row -> item(row, images, scale)
                .withDeviation(factor * row.number("SD", 0, 4)));
        return new LabeledDataset(name(), scale, items);
    }

    private static LabeledItem item(TableRow row, String images, RatingScale scale) throws IOException {
        var votes = VoteHistogram.of(counts(row));
        double mos = row.number("MOS", scale.low(), scale.high());
        return LabeledItem.of(images, row.text("image_name"), mos)
                .withVotes(votes)
                .in(part(row));
    }

    /** Counts of each grade; shares where the labels lack their number. */
    private static double[] counts(TableRow row) throws IOException {
        double[] shares = row.counts(Table.numbered("c", 5));
        double sum = Arrays.stream(shares).sum();
        if (!row.has("c_total") || !(Math.abs(sum - 1) < 1e-3)) {
            return shares;
        }
        double total = row.number("c_total");
        return Arrays.stream(shares).map(share -> Math.rint(share * total)).toArray();
    }

    private static @Nullable SplitPart part(TableRow row) throws IOException {
        return row.has("set") ? SplitPartNames.named(row, "set") : null;
    }
}
