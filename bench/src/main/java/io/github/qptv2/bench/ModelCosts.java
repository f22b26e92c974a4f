package io.github.qptv2.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

import io.github.qptv2.media.feature.Brisque;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.scoring.Scorer;

/**
 * CPU time of scoring images with several models and of BRISQUE's features, measured in turns in one run:
 * {@code ModelCosts ROUNDS MODEL,MODEL,... IMAGE...}.
 */
final class ModelCosts {

    private ModelCosts() {}

    public static void main(String[] args) throws IOException {
        int rounds = Integer.parseInt(args[0]);
        var images = Arrays.stream(args).skip(2).map(Path::of).toList();
        var scorers = new ArrayList<Scorer>();
        try {
            Map<String, PairedTimes.Operation> operations = new LinkedHashMap<>();
            operations.put("BRISQUE features", () -> brisque(images));
            for (String model : args[1].split(",", -1)) {
                var scorer = Scorer.builtIn(model);
                scorers.add(scorer);
                operations.put(model, () -> score(scorer, images));
            }
            print(operations, rounds, images.size());
        } finally {
            scorers.forEach(Scorer::close);
        }
    }

    private static void brisque(List<Path> images) throws IOException {
        for (Path image : images) {
            Brisque.features(ImageReader.standard().read(image));
        }
    }

    private static void score(Scorer scorer, List<Path> images) throws IOException {
        for (Path image : images) {
            scorer.score(image);
        }
    }

    private static void print(Map<String, PairedTimes.Operation> operations, int rounds, int images)
            throws IOException {
        Map<String, Double> seconds = new LinkedHashMap<>();
        for (int round = -1; round < rounds; round++) { // the first one compiles
            for (var operation : operations.entrySet()) {
                double start = ProcessFigures.cpuSeconds();
                operation.getValue().run();
                double spent = ProcessFigures.cpuSeconds() - start;
                if (round >= 0) {
                    seconds.merge(operation.getKey(), spent, Double::sum);
                }
            }
        }
        double min =
                seconds.values().stream().mapToDouble(Double::doubleValue).min().orElseThrow();
        seconds.forEach((name, sum) -> System.out.printf(
                Locale.ROOT, "| %s | %.1f ms | %.1f |%n", name, 1e3 * sum / rounds / images, sum / min));
    }
}
