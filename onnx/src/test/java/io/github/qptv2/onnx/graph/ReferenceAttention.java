package io.github.qptv2.onnx.graph;

import io.github.qptv2.architecture.VideoConfig;
import io.github.qptv2.checkpoint.StateDict;

/** {@code x + attention(norm1(x))} of a clip's tokens, pair by pair in double precision. */
record ReferenceAttention(StateDict weights, VideoConfig config, String block, double epsilon) {

    /** Maps clips' tokens (B, T N, C) to the same. */
    float[] of(float[] tokens) {
        int C = config.image().width(),
                count = config.tokens(),
                H = config.image().heads(),
                D = C / H;
        var out = tokens.clone();
        for (int clip = 0; clip < tokens.length / (count * C); clip++) {
            var qkv = new double[count][];
            for (int i = 0; i < count; i++) {
                qkv[i] = linear(normalized(tokens, (clip * count + i) * C), block + ".attn.qkv");
            }
            for (int query = 0; query < count; query++) {
                var attended = new double[C];
                for (int head = 0; head < H; head++) {
                    double[] shares = shares(qkv, query, head, D);
                    for (int key = 0; key < count; key++) {
                        for (int d = 0; d < D; d++) {
                            attended[head * D + d] += shares[key] * qkv[key][2 * C + head * D + d];
                        }
                    }
                }
                double[] projected = linear(attended, block + ".attn.proj");
                for (int c = 0; c < C; c++) {
                    out[(clip * count + query) * C + c] += (float) projected[c];
                }
            }
        }
        return out;
    }

    private double[] shares(double[][] qkv, int query, int head, int D) {
        int C = config.image().width();
        var shares = new double[qkv.length];
        double sum = 0;
        for (int key = 0; key < shares.length; key++) {
            double logit = 0;
            for (int d = 0; d < D; d++) {
                logit += qkv[query][head * D + d] * qkv[key][C + head * D + d];
            }
            shares[key] = Math.exp(logit / Math.sqrt(D) + bias(query, key, head));
            sum += shares[key];
        }
        for (int key = 0; key < shares.length; key++) {
            shares[key] /= sum;
        }
        return shares;
    }

    /** Row {@code ((dt + T - 1) (2g - 1) + dy + g - 1) (2g - 1) + dx + g - 1} of the table, query minus key. */
    private double bias(int query, int key, int head) {
        int g = config.image().grid(), N = g * g, T = config.steps();
        int dt = query / N - key / N;
        int dy = query % N / g - key % N / g;
        int dx = query % g - key % g;
        int row = ((dt + T - 1) * (2 * g - 1) + dy + g - 1) * (2 * g - 1) + dx + g - 1;
        int H = config.image().heads();
        return weights.get(block + ".attn.relative_position_bias_table").toFloats()[row * H + head];
    }

    private double[] normalized(float[] tokens, int from) {
        int C = config.image().width();
        double mean = 0, variance = 0;
        for (int c = 0; c < C; c++) {
            mean += tokens[from + c] / (double) C;
        }
        for (int c = 0; c < C; c++) {
            variance += (tokens[from + c] - mean) * (tokens[from + c] - mean) / C;
        }
        float[] weight = weights.get(block + ".norm1.weight").toFloats();
        float[] bias = weights.get(block + ".norm1.bias").toFloats();
        var normalized = new double[C];
        for (int c = 0; c < C; c++) {
            normalized[c] = (tokens[from + c] - mean) / Math.sqrt(variance + epsilon) * weight[c] + bias[c];
        }
        return normalized;
    }

    private double[] linear(double[] x, String name) {
        float[] weight = weights.get(name + ".weight").toFloats(),
                bias = weights.get(name + ".bias").toFloats();
        var out = new double[bias.length];
        for (int row = 0; row < out.length; row++) {
            out[row] = bias[row];
            for (int column = 0; column < x.length; column++) {
                out[row] += x[column] * weight[row * x.length + column];
            }
        }
        return out;
    }
}
