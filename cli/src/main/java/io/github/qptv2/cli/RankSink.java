package io.github.qptv2.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

import io.github.qptv2.cli.Input.Picture;
import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.media.image.ImageReader;
import io.github.qptv2.rank.Album;
import io.github.qptv2.rank.HeatTile;
import io.github.qptv2.rank.Ranking;
import io.github.qptv2.rank.Sketch;
import io.github.qptv2.scoring.Scorer;
import org.jspecify.annotations.Nullable;

/** Gathers what a ranking needs: of each picture its row and hash, in the album its thumbnail and heat map. */
final class RankSink implements ScoreRun.Sink {

    private final Progress progress;
    private final @Nullable Album album;
    private final @Nullable Maps maps;
    private final Map<Input, Sketch> sketches = Collections.synchronizedMap(new IdentityHashMap<>());
    private final List<Ranking.Candidate<Seen>> candidates = new ArrayList<>();
    private final List<Row> failed = new ArrayList<>();

    /** Makes the heat map of a picture, which is decoded once more for it, as {@link MapWriter} does. */
    record Maps(ImageReader reader, Scorer scorer, Stop stop) {

        byte[] of(Picture picture) throws ImageException {
            Image image = reader.read(picture.file());
            return HeatTile.png(scorer.map(image, stop), scorer.description().risesWithQuality());
        }
    }

    /**
     * @param album where thumbnails go; null if none are wanted
     * @param maps makes heat maps; null if none are wanted
     */
    RankSink(Progress progress, @Nullable Album album, @Nullable Maps maps) {
        this.progress = progress;
        this.album = album;
        this.maps = maps;
    }

    /** Takes what it needs of a decoded picture; on any thread, before the picture's row. */
    void sketch(Input input, Image image) {
        sketches.put(input, Sketch.of(image, album != null));
    }

    @Override
    public void row(Row row, Input input) {
        Sketch sketch = sketches.remove(input);
        if (row.isOk() && row.raw() != null && sketch != null && input instanceof Picture picture) {
            var seen = new Seen(row, picture.file(), keep(sketch.thumbnail()), keep(heat(picture)));
            candidates.add(new Ranking.Candidate<>(seen, row.raw(), Optional.of(sketch.hash())));
        } else {
            failed.add(row);
        }
        progress.step();
    }

    private byte[] heat(Picture picture) {
        try {
            return maps == null ? new byte[0] : maps.of(picture);
        } catch (ImageException e) {
            return new byte[0]; // it was readable a moment ago; the page shows it without
        }
    }

    private Album.Piece keep(byte[] bytes) {
        if (album == null || bytes.length == 0) {
            return Album.Piece.NONE;
        }
        try {
            return album.add(bytes);
        } catch (IOException e) {
            throw new UserException("cannot keep thumbnails in the folder for temporary files: "
                    + FileErrors.reason(e) + "; free some space, or name another folder with"
                    + " QPT_JAVA_OPTS=-Djava.io.tmpdir=DIR");
        }
    }

    @Override
    public void skipped(Input input) {
        progress.step(); // nothing is: a ranking is made in one run
    }

    @Override
    public void flush() {
        // rows are kept until all are known
    }

    List<Ranking.Candidate<Seen>> candidates() {
        return candidates;
    }

    /** Rows of pictures without a score, in their order. */
    List<Row> failed() {
        return failed;
    }
}
