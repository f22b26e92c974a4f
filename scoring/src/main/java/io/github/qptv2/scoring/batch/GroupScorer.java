package io.github.qptv2.scoring.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;

import io.github.qptv2.io.ExceptionText;
import io.github.qptv2.scoring.CancellationToken;
import io.github.qptv2.scoring.Score;
import io.github.qptv2.scoring.Scorer;

/** Scores the prepared items of a group, images together and a video alone. */
final class GroupScorer<T> {

    private final Scorer scorer;
    private final BatchOptions options;
    private final CancellationToken end;

    /** @param end ends a group early */
    GroupScorer(Scorer scorer, BatchOptions options, CancellationToken end) {
        this.scorer = scorer;
        this.options = options;
        this.end = end;
    }

    /**
     * The results of a group, in the order of its items; after a cancellation, those before the first item without one.
     *
     * @throws IllegalStateException if the scorer is closed
     */
    List<BatchResult<T>> results(List<PreparedItem<T>> group) {
        var crops = new ArrayList<PreparedItem.Crops<T>>();
        for (var item : group) {
            if (item instanceof PreparedItem.Crops<T> image) {
                crops.add(image);
            }
        }
        var images = images(crops).iterator();
        var results = new ArrayList<BatchResult<T>>();
        for (var item : group) {
            if (item instanceof PreparedItem.Unusable<T> unusable) {
                results.add(new BatchResult.Failed<>(unusable.item(), unusable.reason()));
            } else if (item instanceof PreparedItem.Crops && images.hasNext()) {
                results.add(images.next());
            } else if (!(item instanceof PreparedItem.Clip<T> video) || !addVideo(results, video)) {
                break;
            }
        }
        return results;
    }

    /** Results of the first images, of all unless canceled. */
    private List<BatchResult<T>> images(List<PreparedItem.Crops<T>> items) {
        var results = new ArrayList<BatchResult<T>>();
        var next = items.iterator();
        try {
            scorer.scoreInputs(
                    items.stream().map(PreparedItem.Crops::input).toList(),
                    end,
                    score -> results.add(scored(next.next(), score)));
        } catch (CancellationException e) {
            // the scores of the images before it are results
        } catch (RuntimeException e) {
            if (scorer.isClosed()) {
                throw e;
            }
            results.addAll(oneByOne(items.subList(results.size(), items.size())));
        }
        return results;
    }

    private static <T> BatchResult<T> scored(PreparedItem.Crops<T> image, Score score) {
        return new BatchResult.ImageScored<>(image.item(), score, image.input().note());
    }

    /** As {@link #images}, where one of them cannot be scored: the others get their scores. */
    private List<BatchResult<T>> oneByOne(List<PreparedItem.Crops<T>> items) {
        var results = new ArrayList<BatchResult<T>>();
        for (var item : items) {
            try {
                scorer.scoreInputs(List.of(item.input()), end, score -> results.add(scored(item, score)));
            } catch (CancellationException e) {
                break;
            } catch (RuntimeException e) {
                if (scorer.isClosed()) {
                    throw e;
                }
                var cause = ExceptionText.innermost(e);
                results.add(new BatchResult.Failed<>(item.item(), ExceptionText.firstLine(cause, cause.toString())));
            }
        }
        return results;
    }

    /** Whether the video was not canceled. */
    private boolean addVideo(List<BatchResult<T>> results, PreparedItem.Clip<T> video) {
        try {
            return results.add(video(video.item(), video.file()));
        } catch (CancellationException e) {
            return false;
        }
    }

    private BatchResult<T> video(T item, Path file) {
        try (var video = options.videoReader().open(file)) {
            return new BatchResult.VideoScored<>(item, scorer.score(video, options.videoOptions(), end));
        } catch (CancellationException e) {
            throw e;
        } catch (IOException | OutOfMemoryError e) {
            return new BatchResult.Failed<>(item, FilePreprocessor.reason(file, e));
        } catch (RuntimeException e) {
            if (scorer.isClosed()) {
                throw e;
            }
            return new BatchResult.Failed<>(item, FilePreprocessor.reason(file, e));
        }
    }
}
