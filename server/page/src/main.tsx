import { render } from "preact";

import "./style/base.css";
import "./style/controls.css";
import "./style/photographs.css";
import "./style/windows.css";
import "./style/research.css";
import { App } from "./view/app";

render(<App />, document.getElementById("page")!);
