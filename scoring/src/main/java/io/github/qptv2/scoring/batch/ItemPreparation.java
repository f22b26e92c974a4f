package io.github.qptv2.scoring.batch;

import java.io.IOException;
import java.nio.file.Path;
import java.util.function.Function;

import io.github.qptv2.media.image.PixelBudget;
import io.github.qptv2.scoring.Scorer;

/** Decodes the items of a batch, on its threads; an error becomes the item's result. */
final class ItemPreparation<T> {

    private final Scorer scorer;
    private final Function<? super T, ? extends BatchInput> inputs;
    private final BatchListener<T> listener;
    private final FilePreprocessor preprocessor;

    ItemPreparation(
            Scorer scorer,
            BatchOptions options,
            Function<? super T, ? extends BatchInput> inputs,
            BatchListener<T> listener) {
        this.scorer = scorer;
        this.inputs = inputs;
        this.listener = listener;
        preprocessor =
                new FilePreprocessor(options.imageReader(), scorer::prepare, PixelBudget.ofHeap(options.threads()));
    }

    PreparedItem<T> prepare(T item) {
        BatchInput input = inputs.apply(item);
        if (input instanceof BatchInput.ImageFile image) {
            return decoded(item, image.file());
        }
        if (input instanceof BatchInput.VideoFile video) {
            return new PreparedItem.Clip<>(item, video.file());
        }
        return input instanceof BatchInput.Prepared prepared
                ? new PreparedItem.Crops<>(item, prepared.input())
                : new PreparedItem.Unusable<>(item, ((BatchInput.Unusable) input).reason());
    }

    private PreparedItem<T> decoded(T item, Path file) {
        try {
            return new PreparedItem.Crops<>(item, preprocessor.read(file, image -> listener.decoded(item, image)));
        } catch (IOException | OutOfMemoryError e) {
            return new PreparedItem.Unusable<>(item, FilePreprocessor.reason(file, e));
        } catch (RuntimeException e) {
            if (scorer.isClosed()) {
                throw e;
            }
            return new PreparedItem.Unusable<>(item, FilePreprocessor.reason(file, e));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return new PreparedItem.Unusable<>(item, "interrupted"); // the batch has ended
        }
    }
}
