//! goimon-acts
