package io.github.qptv2.scoring;

/** The settings that determine a score beside the model and the precision, as text: {@code key=value key=value}. */
record ScoringSettings(LoadedModel model) {

    /** Settings of images; empty for a regression on frozen networks, which has none. */
    String ofImages() {
        var preprocessor = model.preprocessor();
        if (preprocessor == null) {
            return "";
        }
        var preprocessing = preprocessor.preprocessing();
        var side = preprocessing.shortSide();
        return "max_crops=" + preprocessing.maxCrops() + (side.isPresent() ? " short_side=" + side.getAsInt() : "")
                + preprocessing
                        .finer()
                        .map(finer -> " finer_max_crops=%d finer_short_side=%d"
                                .formatted(finer.maxCrops(), finer.shortSide()))
                        .orElse("");
    }

    /** Settings of videos: the rate of an image network and its {@link #ofImages}, or the clips of one for clips. */
    String ofVideos(VideoOptions options) {
        if (model.frames() > 1) {
            var clips = model.scoreMapper().model().preprocessing().clips();
            return "clips=" + options.applyTo(clips).clips();
        }
        return ("fps=" + options.still().rate() + " " + ofImages()).strip();
    }
}
