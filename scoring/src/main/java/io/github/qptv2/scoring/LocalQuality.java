package io.github.qptv2.scoring;

import io.github.qptv2.media.image.Image;
import io.github.qptv2.media.image.ImageException;
import io.github.qptv2.scoring.internal.ImageScoringNetwork;
import io.github.qptv2.scoring.internal.MapTiling;
import io.github.qptv2.scoring.internal.Preprocessor;
import io.github.qptv2.scoring.internal.VideoScoringNetwork;

import static java.util.Objects.requireNonNull;

/** Quality maps: the output of an image network's head for each token by itself. */
record LocalQuality(ImageScoringNetwork network, Preprocessor preprocessor) {

    static boolean isSupported(LoadedModel model) {
        return model.network() instanceof ImageScoringNetwork;
    }

    /** @throws UnsupportedOperationException unless {@link #isSupported} */
    static LocalQuality of(LoadedModel model) {
        if (model.network() instanceof ImageScoringNetwork network) {
            return new LocalQuality(network, requireNonNull(model.preprocessor()));
        }
        throw new UnsupportedOperationException(
                model.network() instanceof VideoScoringNetwork
                        ? "a network for clips makes no map of an image; use one for images"
                        : "a regression on a frozen network makes no map of an image; use a HiViT");
    }

    QualityMap map(Image image, CancellationToken token) throws ImageException {
        var cells = new MapTiling(preprocessor, token::isCanceled).map(image, network);
        return new QualityMap(cells.columns(), cells.rows(), cells.means(), image.width(), image.height());
    }
}
