//! goimon-rehearse
