package io.github.qptv2.cli.rank;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.qptv2.cli.console.CancellationSignal;
import io.github.qptv2.cli.console.FileErrors;
import io.github.qptv2.cli.console.ProgressBars;
import io.github.qptv2.cli.console.UserException;
import io.github.qptv2.cli.input.Input;
import io.github.qptv2.cli.input.Input.ImageFile;
import io.github.qptv2.cli.output.Summary;
import io.github.qptv2.cli.score.ScoreRun;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.rank.ImageRanking;
import io.github.qptv2.rank.ThumbnailHash;
import io.github.qptv2.rank.ThumbnailStore;
import io.github.qptv2.report.heatmap.HeatTile;
import io.github.qptv2.scoring.CancellationToken;
import io.github.qptv2.scoring.Scorer;
import io.github.qptv2.scoring.batch.ResultRow;
import io.github.qptv2.scoring.batch.RowColumn;
import org.jspecify.annotations.Nullable;

/** Collects the candidates of a ranking: row and hash of each image, and in the store its thumbnail and heat map. */
final class RankSink implements ScoreRun.Sink {

    private final ProgressBars progress;
    private final @Nullable ThumbnailStore thumbnails;
    private final @Nullable Maps maps;
    private final Map<Input, ThumbnailHash> hashes = Collections.synchronizedMap(new IdentityHashMap<>());
    private final List<ImageRanking.Candidate<ScoredRow>> candidates = new ArrayList<>();
    private final List<ResultRow> corrupt = new ArrayList<>();
    private final List<ResultRow> failed = new ArrayList<>();

    /** Computes heat maps; each image is decoded again, as in {@code MapWriter}. */
    record Maps(ImageReader reader, Scorer scorer, CancellationSignal stop) {

        byte[] of(ImageFile sourceImage) throws ImageException {
            Image image = reader.read(sourceImage.file());
            return HeatTile.png(
                    scorer.map(image, CancellationToken.when(stop)),
                    scorer.description().risesWithQuality());
        }
    }

    /**
     * Creates a sink.
     *
     * @param thumbnails store of thumbnails, or null for none
     * @param maps source of heat maps, or null for none
     */
    RankSink(ProgressBars progress, @Nullable ThumbnailStore thumbnails, @Nullable Maps maps) {
        this.progress = progress;
        this.thumbnails = thumbnails;
        this.maps = maps;
    }

    /** Keeps hash and thumbnail of a decoded image; on any thread, before the image's row. */
    @Override
    public void decoded(Input input, Image image) {
        hashes.put(input, ThumbnailHash.of(image, thumbnails != null));
    }

    @Override
    public void row(ResultRow row, Input input) {
        ThumbnailHash thumbnail = hashes.remove(input);
        if (Summary.isCorruptImage(row)) {
            corrupt.add(row);
        } else if (row.isOk() && thumbnail != null && input instanceof ImageFile image) {
            var scored = new ScoredRow(row, image.file(), keep(thumbnail.thumbnail()), keep(heat(image)));
            candidates.add(new ImageRanking.Candidate<>(
                    scored, row.number(RowColumn.RAW).orElseThrow(), Optional.of(thumbnail.hash())));
        } else {
            failed.add(row);
        }
        progress.step();
    }

    private byte[] heat(ImageFile image) {
        try {
            return maps == null ? new byte[0] : maps.of(image);
        } catch (ImageException e) {
            return new byte[0]; // the image changed since it was scored; the page shows no map
        }
    }

    private ThumbnailStore.Slot keep(byte[] bytes) {
        if (thumbnails == null || bytes.length == 0) {
            return ThumbnailStore.Slot.NONE;
        }
        try {
            return thumbnails.add(bytes);
        } catch (IOException e) {
            throw new UserException("cannot store thumbnails in the folder for temporary files: "
                    + FileErrors.reason(e) + "; free some space, or name another folder with"
                    + " QPT_JAVA_OPTS=-Djava.io.tmpdir=DIR");
        }
    }

    @Override
    public void skipped(Input input) {
        progress.step(); // never happens: a ranking is not resumed
    }

    @Override
    public void flush() {
        // rows are written once all are known
    }

    List<ImageRanking.Candidate<ScoredRow>> candidates() {
        return candidates;
    }

    /** Rows of images that have a score although their files are corrupt, best first. */
    List<ResultRow> corrupt(boolean risesWithQuality) {
        var worstFirst = Comparator.comparingDouble(
                (ResultRow row) -> row.number(RowColumn.RAW).orElseThrow());
        return corrupt.stream()
                .sorted(risesWithQuality ? worstFirst.reversed() : worstFirst)
                .toList();
    }

    /** Rows of images without a score, in their order. */
    List<ResultRow> failed() {
        return failed;
    }
}
