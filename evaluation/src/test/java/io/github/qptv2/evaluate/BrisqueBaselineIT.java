package io.github.qptv2.evaluate;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

import io.github.qptv2.dataset.LabeledDataset;
import io.github.qptv2.dataset.LabeledItem;
import io.github.qptv2.dataset.SplitPart;
import io.github.qptv2.dataset.benchmark.DatasetReaders;
import io.github.qptv2.dataset.table.Table;
import io.github.qptv2.evaluate.BrisqueBaseline.Samples;
import io.github.qptv2.io.OrderedExecutor;
import io.github.qptv2.media.feature.Brisque;
import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.metric.AgreementReport;
import io.github.qptv2.metric.Bootstrap;
import io.github.qptv2.metric.Estimate;
import io.github.qptv2.metric.Interval;
import io.github.qptv2.metric.LogisticFit.Family;
import io.github.qptv2.metric.PairedScores;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

import static org.assertj.core.api.Assertions.assertThat;

/** Official split of BIQ2021: the small copy below QPT_DATA, or the complete dataset that QPT_BIQ2021 names. */
class BrisqueBaselineIT {

    @Test
    void brisqueCorrelatesWithMosOnTestImages() throws IOException {
        Path data = Path.of(System.getenv().getOrDefault("QPT_DATA", ""));
        Path list = data.resolve("biq2021-near-duplicates.csv");
        Assumptions.assumeTrue(Files.exists(list), "set QPT_DATA to the folder of the real data, see its README");
        Path folder = Path.of(System.getenv()
                .getOrDefault("QPT_BIQ2021", data.resolve("biq2021-mini").toString()));
        LabeledDataset set = DatasetReaders.read("biq2021", folder);
        List<LabeledItem> test = set.part(SplitPart.TEST);
        Samples train = samples(folder, set.part(SplitPart.TRAIN)), paired = samples(folder, test);
        var outcome = new BrisqueBaseline(1, 2000).run(train, paired.features());
        System.out.printf(
                Locale.ROOT,
                "%d/%d, %s, validated %.3f%n",
                train.mos().size(),
                test.size(),
                outcome.settings(),
                outcome.validated());
        AgreementReport all = report(outcome.predicted(), paired.mos());
        print("all", all);
        Set<String> near = new HashSet<>(Table.csv(list).rows(List.of("test_image"), row -> row.text("test_image")));
        var predicted = new ArrayList<Double>();
        var mos = new ArrayList<Double>();
        for (int i = 0; i < test.size(); i++) {
            if (!near.contains(test.get(i).name())) {
                predicted.add(outcome.predicted().get(i));
                mos.add(paired.mos().get(i));
            }
        }
        print("without near duplicates", report(predicted, mos));
        // 100 test images: a correlation above 0.2 is significant at the 5 % level
        assertThat(all.srcc().value()).isGreaterThan(0.2);
    }

    private static Samples samples(Path folder, List<LabeledItem> items) {
        var features = new ArrayList<float[]>();
        int threads = Runtime.getRuntime().availableProcessors();
        try (var rows = new OrderedExecutor<LabeledItem, float[]>(
                items.iterator(), item -> features(folder.resolve(item.path())), OrderedExecutor.Width.of(threads))) {
            rows.forEachRemaining(features::add);
        }
        return new Samples(features, items.stream().map(LabeledItem::mos).toList());
    }

    private static float[] features(Path file) {
        try {
            return Brisque.features(ImageReader.standard().read(file));
        } catch (ImageException e) {
            throw new AssertionError(e);
        }
    }

    private static AgreementReport report(List<Double> predicted, List<Double> mos) {
        return AgreementReport.of(
                PairedScores.of(
                        predicted.stream().mapToDouble(Double::doubleValue).toArray(),
                        mos.stream().mapToDouble(Double::doubleValue).toArray()),
                Family.FOUR,
                new Bootstrap(1000, 1));
    }

    private static void print(String name, AgreementReport report) {
        System.out.printf(
                "%s: n %d, SRCC %s, PLCC %s, after logistic %s, KRCC %s%n",
                name,
                report.all().n(),
                text(report.srcc()),
                text(report.plcc()),
                text(report.fittedPlcc()),
                text(report.krcc()));
    }

    private static String text(Estimate estimate) {
        Interval interval = Objects.requireNonNull(estimate.interval());
        return String.format(Locale.ROOT, "%.3f (%.3f to %.3f)", estimate.value(), interval.low(), interval.high());
    }
}
