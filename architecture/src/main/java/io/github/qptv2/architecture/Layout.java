package io.github.qptv2.architecture;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Names and shapes of an image network's weights by its configuration. Checkpoints are validated against them without
 * libtorch.
 */
public final class Layout {

    /** Width of the hidden layer of the quality head in the published checkpoints. */
    public static final int HEAD_HIDDEN = 64;

    /** A buffer that follows from the configuration; it may be absent from files. */
    public static final String RECOMPUTABLE = "relative_position_index";

    private final Map<String, long[]> shapes = new LinkedHashMap<>();
    private int block;

    private Layout() {}

    /** All parameters of an encoder, in the order of the published checkpoints; without buffers. */
    public static Map<String, long[]> encoder(HiVitConfig config) {
        var layout = new Layout();
        layout.addEncoder(config);
        return layout.shapes;
    }

    /** All parameters of an encoder with a quality head. */
    public static Map<String, long[]> network(HiVitConfig config) {
        return network(config, 1);
    }

    /** All parameters of an encoder with a quality head of {@code grades} outputs. */
    public static Map<String, long[]> network(HiVitConfig config, int grades) {
        var layout = new Layout();
        layout.addEncoder(config);
        layout.linear("quality_regressor.fc_cls.0", config.width(), HEAD_HIDDEN);
        layout.linear("quality_regressor.fc_cls.3", HEAD_HIDDEN, grades);
        return layout.shapes;
    }

    private void addEncoder(HiVitConfig config) {
        int C = config.width();
        add("absolute_pos_embed", 1, config.tokens(), C);
        add("patch_embed.proj.weight", C / 4, 3, HiVitConfig.PATCH, HiVitConfig.PATCH);
        add("patch_embed.proj.bias", C / 4);
        norm("patch_embed.norm", C / 4);
        stage(2 * config.depths().first(), C / 4);
        stage(2 * config.depths().second(), C / 2);
        for (int i = 0; i < config.depths().main(); i++) {
            transformer("blocks." + block++, config);
        }
        norm("norm", C);
    }

    private void stage(int blocks, int width) {
        for (int i = 0; i < blocks; i++) {
            String name = "blocks." + block++;
            norm(name + ".norm2", width);
            mlp(name + ".mlp", width, HiVitConfig.STEM_RATIO);
        }
        String merge = "blocks." + block++;
        norm(merge + ".norm", 4 * width);
        add(merge + ".reduction.weight", 2L * width, 4L * width);
    }

    private void transformer(String name, HiVitConfig config) {
        int C = config.width();
        norm(name + ".norm1", C);
        if (config.relativeBias()) {
            add(name + ".attn.relative_position_bias_table", config.relativePositions(), config.heads());
        }
        linear(name + ".attn.qkv", C, 3 * C);
        linear(name + ".attn.proj", C, C);
        norm(name + ".norm2", C);
        mlp(name + ".mlp", C, HiVitConfig.MAIN_RATIO);
    }

    private void mlp(String name, int width, int ratio) {
        linear(name + ".fc1", width, ratio * width);
        linear(name + ".fc2", ratio * width, width);
    }

    private void linear(String name, int in, int out) {
        add(name + ".weight", out, in);
        add(name + ".bias", out);
    }

    private void norm(String name, int width) {
        add(name + ".weight", width);
        add(name + ".bias", width);
    }

    private void add(String name, long... shape) {
        shapes.put(name, shape);
    }
}
