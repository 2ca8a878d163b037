/** The walls of the house: who may import whom. */
module.exports = {
  forbidden: [
    { name: 'no-circular', severity: 'error', from: {}, to: { circular: true, viaOnly: { dependencyTypesNot: ['type-only'] } } },
    { name: 'renderer-without-node', severity: 'error', from: { path: '^renderer' }, to: { path: '^(electron|tests)/|node_modules/(better-sqlite3|kysely|hucre|papaparse)/' } },
    { name: 'renderer-without-core', severity: 'error', from: { path: '^renderer' }, to: { dependencyTypes: ['core'] } },
    { name: 'back-end-without-electron', severity: 'error', from: { path: '^electron/(backend|browser|cli)' }, to: { path: 'node_modules/electron/', reachable: true } },
    { name: 'shared-is-a-leaf', severity: 'error', from: { path: '^shared' }, to: { path: '^(electron|renderer|tests)/' } },
    { name: 'shared-without-core', severity: 'error', from: { path: '^shared' }, to: { dependencyTypes: ['core'] } },
    { name: 'only-db-opens-sqlite', severity: 'error', from: { path: '^electron', pathNot: '^electron/backend/db/' }, to: { path: 'node_modules/better-sqlite3/' } },
    { name: 'features-are-islands', severity: 'error', from: { path: '^renderer/features/([^/]+)/' }, to: { path: '^renderer/features/', pathNot: '^renderer/features/$1/' } },
    { name: 'ui-knows-no-app', severity: 'error', from: { path: '^renderer/ui' }, to: { path: '^renderer/(app|features)' } },
    { name: 'only-chart-imports-echarts', severity: 'error', from: { path: '^renderer', pathNot: '^renderer/ui/chart\\.tsx$' }, to: { path: 'node_modules/echarts/' } },
  ],
  options: {
    doNotFollow: { path: 'node_modules' },
    tsPreCompilationDeps: true,
    enhancedResolveOptions: { extensions: ['.ts', '.tsx', '.js', '.mjs', '.json'], conditionNames: ['import', 'require', 'node', 'default', 'types'] },
  },
};
