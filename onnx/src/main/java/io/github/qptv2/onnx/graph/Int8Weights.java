package io.github.qptv2.onnx.graph;

/**
 * Symmetric 8-bit quantization of a linear layer's weights: {@code weight = value * scale}, one scale per output
 * channel.
 *
 * <p>Values are in [-{@value #MAX}, {@value #MAX}], less than 8 bits allow: x86-64 CPUs without VNNI add two products
 * of an unsigned input and a weight in 16 bits, where 2 x 255 x 64 = 32,640 fits and 2 x 255 x 127 does not. So every
 * CPU computes the same integers.
 *
 * @param values (in, out), row by row
 * @param scales (out), above 0
 */
@SuppressWarnings("ArrayRecordComponent") // passed between two steps, never compared
record Int8Weights(byte[] values, float[] scales) {

    static final int MAX = 64;

    static Int8Weights of(Dense dense) {
        int in = dense.inputs(), out = dense.outputs();
        var values = new byte[in * out];
        var scales = new float[out];
        for (int channel = 0; channel < out; channel++) {
            float largest = 0;
            for (int i = 0; i < in; i++) {
                largest = Math.max(largest, Math.abs(dense.weight()[channel * in + i]));
            }
            scales[channel] = largest == 0 ? 1 : largest / MAX;
            for (int i = 0; i < in; i++) {
                double exact = (double) dense.weight()[channel * in + i] / scales[channel];
                values[i * out + channel] = (byte) Math.max(-MAX, Math.min(MAX, Math.rint(exact)));
            }
        }
        return new Int8Weights(values, scales);
    }
}
