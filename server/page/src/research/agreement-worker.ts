import { type Agreement, agreementOf, type Settings } from "./agreement";

export interface AgreementRequest {
  readonly number: number;
  readonly predicted: Float64Array;
  readonly mos: Float64Array;
  readonly settings: Settings;
}

export type AgreementAnswer =
  | { readonly number: number; readonly progress: number }
  | { readonly number: number; readonly agreement: Agreement };

declare const self: DedicatedWorkerGlobalScope;

self.onmessage = ({ data: { number, predicted, mos, settings } }: MessageEvent<AgreementRequest>) => {
  const post = (answer: AgreementAnswer) => self.postMessage(answer);
  post({ number, agreement: agreementOf(predicted, mos, settings, (progress) => post({ number, progress })) });
};
