package io.github.qptv2.example;

import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.scoring.QualityMap;
import io.github.qptv2.scoring.Score;
import io.github.qptv2.scoring.Scorer;

/** What docs/library.md shows, as it is compiled and run. */
final class LibraryExample {

    private LibraryExample() {}

    // one image
    static String describe(Path model, Path photo) throws IOException {
        try (var scorer = Scorer.load(model)) {
            Score score = scorer.score(photo);
            String mos = score.score() == null ? "" : ", %.0f of 100".formatted(score.score());
            return "%s says %.3f%s (%d crops)".formatted(score.model(), score.raw(), mos, score.crops());
        }
    }

    // the best of a burst
    static Path best(Scorer scorer, List<Path> burst) throws ImageException {
        List<Score> scores = scorer.scoreFiles(burst); // crops of several images share a pass of the network
        var order = new ArrayList<Integer>();
        for (int i = 0; i < burst.size(); i++) {
            order.add(i);
        }
        return burst.get(order.stream()
                .max(Comparator.comparingDouble(i -> scores.get(i).raw()))
                .orElseThrow());
    }

    // an upload, still in memory
    static boolean isAcceptable(Scorer scorer, BufferedImage upload, double least) {
        return scorer.score(upload).raw() >= least; // threads may share a scorer
    }

    // where the score comes from
    static String worstPlace(Scorer scorer, Path photo) throws ImageException {
        Image image = ImageReader.standard().read(photo);
        QualityMap map = scorer.map(image);
        int worst = 0;
        for (int i = 1; i < map.values().length; i++) {
            worst = map.values()[i] < map.values()[worst] ? i : worst;
        }
        int x = worst % map.columns() * map.width() / map.columns();
        int y = worst / map.columns() * map.height() / map.rows();
        return "worst at %d, %d".formatted(x, y);
    }
}
