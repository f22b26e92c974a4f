package io.github.qptv2.scoring;

import java.util.List;

import io.github.qptv2.media.image.Image;
import io.github.qptv2.scoring.internal.VideoScoringNetwork;

/** A clip whose frames are already cropped to the input of a network for clips. */
final class CroppedClip {

    private final VideoScoringNetwork network;
    private final List<Image> crops;

    /**
     * Checks the frames.
     *
     * @throws IllegalArgumentException unless the network is one for clips with this number of frames and this input
     *     size
     */
    CroppedClip(LoadedModel model, List<Image> crops) {
        if (!(model.network() instanceof VideoScoringNetwork clips) || crops.size() != clips.frames()) {
            throw new IllegalArgumentException("a clip must have %d frames and its network be one for clips, got %d"
                    .formatted(model.frames(), crops.size()));
        }
        int side = clips.side();
        for (Image crop : crops) {
            if (crop.width() != side || crop.height() != side) {
                throw new IllegalArgumentException("crops must be of %dx%d pixels, got %s".formatted(side, side, crop));
            }
        }
        network = clips;
        this.crops = crops;
    }

    double raw() {
        return network.score(frame -> crops.get(frame).rgb());
    }
}
