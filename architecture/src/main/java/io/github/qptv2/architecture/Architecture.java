package io.github.qptv2.architecture;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

import io.github.qptv2.architecture.HiVitConfig.Depths;
import io.github.qptv2.checkpoint.StateDict;
import io.github.qptv2.checkpoint.Weight;

/**
 * The network of a checkpoint, detected from the shapes of its weights. Plain Java, without libtorch.
 *
 * @param config shape of the image network
 * @param frames of a clip, 1 for an image network
 * @param hasHead whether it has a quality head and so can score
 * @param grades outputs of the head: 1 for a score, K for a distribution over the ratings 1 to K; 1 without a head
 */
public record Architecture(HiVitConfig config, int frames, boolean hasHead, int grades) {

    private static final String PROJECTION = NetworkPrefix.KNOWN;
    private static final String POSITIONS = "absolute_pos_embed";
    private static final String HEAD = "quality_regressor.fc_cls.";

    /** Checks the number of outputs. */
    public Architecture {
        if (grades < 1 || (!hasHead && grades != 1)) {
            throw new IllegalArgumentException("grades must be at least 1, and 1 without a head, got " + grades);
        }
    }

    /** A network with a single score. */
    public Architecture(HiVitConfig config, int frames, boolean hasHead) {
        this(config, frames, hasHead, 1);
    }

    /** Outputs of the quality head of these weights; 1 without a head. */
    public static int grades(StateDict weights) {
        return weights.find(HEAD + "3.weight")
                .map(weight -> Math.toIntExact(weight.shape()[0]))
                .orElse(1);
    }

    /** {@code hivit-tiny} and so on, with the suffix {@code -video} for clips. */
    public String name() {
        return frames == 1 ? config.name() : config.name() + "-video";
    }

    /** Names and shapes that a checkpoint of this network must have. */
    public Map<String, long[]> expected() {
        var shapes = new LinkedHashMap<>(hasHead ? Layout.network(config, grades) : Layout.encoder(config));
        if (frames > 1) {
            shapes.replaceAll((name, shape) -> Inflation.shape(name, shape, Inflation.steps(frames)));
        }
        return shapes;
    }

    /**
     * Detects the network from names and shapes.
     *
     * @throws IllegalArgumentException if this is no HiViT, saying what is missing
     */
    public static Architecture detect(StateDict weights) {
        long[] projection = shape(weights, PROJECTION);
        long[] positions = shape(weights, POSITIONS);
        if ((projection.length != 4 && projection.length != 5) || positions.length != 3) {
            throw new IllegalArgumentException(
                    "not a HiViT checkpoint: %s must have 4 or 5 dimensions and %s 3, got %d and %d"
                            .formatted(PROJECTION, POSITIONS, projection.length, positions.length));
        }
        int width = Math.toIntExact(positions[2]);
        var blocks = Blocks.of(weights);
        Optional<long[]> table = blocks.biasTable(weights);
        int heads = table.map(shape -> (int) shape[1]).orElse(Math.max(1, width / 64));
        var grid = Grid.of(Math.toIntExact(positions[1]), projection.length == 5, table);
        var config = new HiVitConfig(grid.side() * HiVitConfig.TOKEN, width, blocks.depths(), heads, table.isPresent());
        boolean hasHead = weights.contains(HEAD + "0.weight");
        return new Architecture(config, grid.frames(), hasHead, hasHead ? grades(weights) : 1);
    }

    private static long[] shape(StateDict weights, String name) {
        return weights.find(name)
                .map(Weight::shape)
                .orElseThrow(() -> new IllegalArgumentException("not a HiViT checkpoint: "
                        + (name.equals(PROJECTION) ? NetworkPrefix.missing(weights) : "it has no " + name)));
    }

    /** The number of blocks of each stage; patch merges separate the stages. */
    private record Blocks(Depths depths, int firstAttention) {

        static Blocks of(StateDict weights) {
            int[] counts = new int[3];
            int stage = 0, index = 0;
            for (; weights.contains("blocks." + index + ".mlp.fc1.weight") || isMerge(weights, index); index++) {
                if (isMerge(weights, index)) {
                    stage++;
                } else if (stage < 3) {
                    counts[stage]++;
                }
            }
            if (stage != 2 || counts[0] % 2 != 0 || counts[1] % 2 != 0) {
                throw new IllegalArgumentException(
                        "not a HiViT checkpoint: it must have two patch merges and an even number of MLP blocks in"
                                + " each of the first two stages, got %d merges and %d + %d blocks"
                                        .formatted(stage, counts[0], counts[1]));
            }
            return new Blocks(new Depths(counts[0] / 2, counts[1] / 2, counts[2]), index - counts[2]);
        }

        private static boolean isMerge(StateDict weights, int index) {
            return weights.contains("blocks." + index + ".reduction.weight");
        }

        Optional<long[]> biasTable(StateDict weights) {
            return weights.find("blocks." + firstAttention + ".attn.relative_position_bias_table")
                    .map(Weight::shape)
                    .filter(shape -> shape.length == 2);
        }
    }

    /** Tokens along one side, and frames of a clip. */
    private record Grid(int side, int frames) {

        static Grid of(int tokens, boolean video, Optional<long[]> table) {
            for (int steps = 1; steps <= (video ? tokens : 1); steps++) {
                int side = (int) Math.round(Math.sqrt((double) tokens / steps));
                int frames = video ? steps * Inflation.TEMPORAL_PATCH : 1;
                if (side * side * steps == tokens && fits(steps, side, table, video)) {
                    return new Grid(side, frames);
                }
            }
            throw new IllegalArgumentException("not a HiViT checkpoint: " + tokens
                    + " positions are no square grid of tokens that fits its relative position bias");
        }

        private static boolean fits(int steps, int side, Optional<long[]> table, boolean video) {
            long offsets = (2L * steps - 1) * (2L * side - 1) * (2L * side - 1);
            // without a table the grid of a clip is ambiguous: assume the published one, 14 x 14 tokens
            return table.map(shape -> shape[0] == offsets).orElse(!video || side == 14);
        }
    }
}
