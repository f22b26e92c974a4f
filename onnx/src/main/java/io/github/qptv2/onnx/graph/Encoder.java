package io.github.qptv2.onnx.graph;

import io.github.qptv2.architecture.HiVitConfig;
import io.github.qptv2.architecture.VideoConfig;

/** A network from pixels to tokens. */
sealed interface Encoder {

    /** Shape of one image or clip: (3, S, S), or (3, F, S, S). */
    long[] pixels();

    /** Shape of the image network that this is or is inflated from. */
    HiVitConfig config();

    /** Tokens of an image or clip. */
    long tokens();

    /** Maps pixels of a batch to rows. */
    Rows of(Layers layers, String pixels);

    /** Rows of the stages, and of tokens that are not normalized, (R, C). */
    record Rows(StemNodes stem, StemNodes.Stages stages, String tokens) {

        static Rows of(StemNodes stem, AttentionNodes attention, String pixels) {
            var stages = stem.of(pixels);
            var encoder = new MainStage(stem.layers(), stem.config(), attention);
            return new Rows(stem, stages, encoder.of(stages.tokens(), stem.tokens()));
        }

        /** Tokens as (B, N, C). */
        String joined() {
            return stem.layers()
                    .reshape(tokens, -1, stem.tokens(), stem.config().width());
        }
    }

    /** The encoder of an image network. */
    record OfImages(HiVitConfig config) implements Encoder {

        @Override
        public long[] pixels() {
            return new long[] {3, config.imageSize(), config.imageSize()};
        }

        @Override
        public long tokens() {
            return config.tokens();
        }

        @Override
        public Rows of(Layers layers, String pixels) {
            return Rows.of(new StemNodes(layers, config, 1, false), new ImageAttention(layers, config), pixels);
        }
    }

    /** The encoder of a clip network. */
    record OfClips(VideoConfig video) implements Encoder {

        @Override
        public long[] pixels() {
            return new long[] {3, video.frames(), config().imageSize(), config().imageSize()};
        }

        @Override
        public HiVitConfig config() {
            return video.image();
        }

        @Override
        public long tokens() {
            return (long) video.steps() * config().tokens();
        }

        @Override
        public Rows of(Layers layers, String pixels) {
            var stem = new StemNodes(layers, config(), video.steps(), true);
            return Rows.of(stem, new ClipAttention(layers, video), pixels);
        }
    }
}
