// For a test that must fail: its first counterexample is enough.
import fc from 'fast-check';

fc.configureGlobal({ endOnFailure: true });
