package io.github.qptv2.curate;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

import io.github.qptv2.media.feature.Saliency;
import io.github.qptv2.media.image.ImageReader;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import static org.assertj.core.api.Assertions.assertThat;

/** Compares the estimate without masks with the masks, on scenes in SA-1B's layout. */
class SaliencyRankingIT {

    @Test
    void saliencyRanksImagesAsTheirMasksDo(@TempDir Path folder) throws Exception {
        int scenes = 64;
        var coverage = new double[scenes];
        var things = new double[scenes];
        var estimatedCoverage = new double[scenes];
        var estimatedThings = new double[scenes];
        for (int i = 0; i < scenes; i++) {
            double drawn = TestScenes.writeScene(folder, i, 1 + i % 16);
            SegmentationMasks masks = SegmentationMasks.parse(Files.readAllBytes(folder.resolve("sa_" + i + ".json")));
            assertThat(masks.coverage()).isEqualTo(drawn);
            coverage[i] = drawn;
            things[i] = masks.objects();
            var estimate = Saliency.foreground(ImageReader.standard().read(folder.resolve("sa_" + i + ".jpg")));
            estimatedCoverage[i] = estimate.coverage();
            estimatedThings[i] = estimate.objects();
        }
        double byCoverage = spearman(coverage, estimatedCoverage), byThings = spearman(things, estimatedThings);
        System.out.printf("Spearman of %d scenes: coverage %.3f, objects %.3f%n", scenes, byCoverage, byThings);
        // objects overlap, and some have the color of the background, which no estimate can detect
        assertThat(byCoverage).isGreaterThan(0.7);
        assertThat(byThings).isGreaterThan(0.7);
    }

    private static double spearman(double[] one, double[] other) {
        double[] a = ranks(one), b = ranks(other);
        double mean = (a.length - 1) / 2.0, ab = 0, aa = 0, bb = 0;
        for (int i = 0; i < a.length; i++) {
            ab += (a[i] - mean) * (b[i] - mean);
            aa += (a[i] - mean) * (a[i] - mean);
            bb += (b[i] - mean) * (b[i] - mean);
        }
        return ab / Math.sqrt(aa * bb);
    }

    /** From 0; ties share their mean rank. */
    private static double[] ranks(double[] values) {
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.comparingDouble(i -> values[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        var ranks = new double[values.length];
        for (int i = 0; i < order.length; ) {
            int end = i;
            while (end < order.length && values[order[end]] == values[order[i]]) {
                end++;
            }
            for (int k = i; k < end; k++) {
                ranks[order[k]] = (i + end - 1) / 2.0;
            }
            i = end;
        }
        assertThat(Arrays.stream(ranks).sum()).isEqualTo(values.length * (values.length - 1) / 2.0);
        return ranks;
    }
}
