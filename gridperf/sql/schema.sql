-- What is kept, in schema `record`; facts and views over it stand in `main`.
-- Amounts are DECIMAL(18,6) in 万元, NULL means unknown. No keys are demanded of the engine: one
-- writer at a time gives out the numbers.
CREATE SCHEMA IF NOT EXISTS record;

-- One file as it came; the bytes lie in `original`, once for each SHA-256.
CREATE TABLE IF NOT EXISTS record.upload (
    upload_id BIGINT, sha256 VARCHAR, file VARCHAR, size BIGINT,
    stored_at TIMESTAMP, stored_by VARCHAR, sample BOOLEAN
);
CREATE TABLE IF NOT EXISTS record.original (sha256 VARCHAR, content BLOB);

CREATE TABLE IF NOT EXISTS record.unit (unit_id BIGINT, name VARCHAR, code VARCHAR, parent VARCHAR);
-- Every spelling under which a unit has been filed, brought to one form (`spelling_key`).
CREATE TABLE IF NOT EXISTS record.unit_alias (unit_id BIGINT, spelling VARCHAR, spelling_key VARCHAR);
CREATE TABLE IF NOT EXISTS record.roster (year INTEGER, unit_id BIGINT);

-- What one file says of one unit, year and kind of form (of a project form: one project).
-- `subject` tells project forms apart; state is current, superseded or withdrawn;
-- `indicators_of` names the full list whose indicators a summary without any leaves standing.
CREATE TABLE IF NOT EXISTS record.submission (
    submission_id BIGINT, upload_id BIGINT, unit_id BIGINT, year INTEGER, kind VARCHAR,
    subject VARCHAR, version INTEGER, state VARCHAR, sheet VARCHAR, reason VARCHAR,
    stated_unit VARCHAR, money_unit VARCHAR, form_number VARCHAR, filled_on DATE, title VARCHAR,
    projects INTEGER, indicators INTEGER, indicators_of BIGINT
);

-- `form_id` is one form found in one sheet: several units of a list share it.
-- `money_step` and `rate_step` are the last decimal shown: 0.01 万元, 0.0001 = 0.01%.
CREATE TABLE IF NOT EXISTS record.project (
    project_id BIGINT, submission_id BIGINT, form_id BIGINT, sheet VARCHAR, position INTEGER,
    sequence VARCHAR, code VARCHAR, name VARCHAR, name_key VARCHAR, unit_code VARCHAR,
    supervisor VARCHAR, supervisor_code VARCHAR,
    budget_initial DECIMAL(18,6), budget DECIMAL(18,6), spent DECIMAL(18,6),
    stated_rate DECIMAL(18,10), money_step DECIMAL(18,10), rate_step DECIMAL(18,10),
    execution_weight DECIMAL(18,6), execution_score DECIMAL(18,6), execution_reason VARCHAR,
    goal VARCHAR, result VARCHAR, process VARCHAR, conclusion VARCHAR, problems VARCHAR,
    rectification VARCHAR, stated_score DECIMAL(18,6), stated_grade VARCHAR,
    indicators INTEGER, fields VARCHAR
);
CREATE TABLE IF NOT EXISTS record.funding (
    project_id BIGINT, position INTEGER, source VARCHAR, label VARCHAR,
    budget_initial DECIMAL(18,6), budget DECIMAL(18,6), spent DECIMAL(18,6)
);
CREATE TABLE IF NOT EXISTS record.indicator (
    indicator_id BIGINT, project_id BIGINT, position INTEGER, grp VARCHAR, dimension VARCHAR,
    name VARCHAR, target VARCHAR, actual VARCHAR, comparator VARCHAR, target_value VARCHAR,
    actual_value VARCHAR, measure_unit VARCHAR, status VARCHAR, weight DECIMAL(18,6),
    stated_score DECIMAL(18,6), reason VARCHAR, inferred BOOLEAN
);
-- A 合计 or 小计 row: a claim to reconcile, never data. `unit_id` where it is one unit's.
CREATE TABLE IF NOT EXISTS record.total (
    total_id BIGINT, submission_id BIGINT, form_id BIGINT, sheet VARCHAR, label VARCHAR,
    line INTEGER, unit_id BIGINT, source VARCHAR, budget DECIMAL(18,6), spent DECIMAL(18,6),
    budget_cell VARCHAR, spent_cell VARCHAR, money_step DECIMAL(18,10)
);
-- The rate that is printed there, its step, and its cell.
ALTER TABLE record.total ADD COLUMN IF NOT EXISTS stated_rate DECIMAL(18,10);
ALTER TABLE record.total ADD COLUMN IF NOT EXISTS rate_step DECIMAL(18,10);
ALTER TABLE record.total ADD COLUMN IF NOT EXISTS rate_cell VARCHAR;
-- Where the day of filling stands.
ALTER TABLE record.submission ADD COLUMN IF NOT EXISTS filled_cell VARCHAR;
-- Who brought a version back or withdrew it, and when.
ALTER TABLE record.submission ADD COLUMN IF NOT EXISTS changed_by VARCHAR;
ALTER TABLE record.submission ADD COLUMN IF NOT EXISTS changed_at TIMESTAMP;
-- Every time that one was: event is brought_back or withdrawn.
CREATE TABLE IF NOT EXISTS record.version_event (
    submission_id BIGINT, event VARCHAR, reason VARCHAR, changed_by VARCHAR, changed_at TIMESTAMP
);
-- Earlier versions of the program only kept the last one.
INSERT INTO record.version_event
SELECT submission_id, CASE WHEN state = 'withdrawn' THEN 'withdrawn' ELSE 'brought_back' END, reason,
       changed_by, changed_at
FROM record.submission
WHERE changed_at IS NOT NULL AND state IN ('current', 'withdrawn')
  AND NOT EXISTS (SELECT 1 FROM record.version_event);
-- The split of a whole-department form: part is total, basic, project or task.
CREATE TABLE IF NOT EXISTS record.unit_part (
    submission_id BIGINT, part VARCHAR, position INTEGER, name VARCHAR, result VARCHAR,
    budget_initial DECIMAL(18,6), budget DECIMAL(18,6), spent DECIMAL(18,6)
);
-- Every value read from a cell; `path` is the project's, such as funding.1.spent.
CREATE TABLE IF NOT EXISTS record.source_cell (
    submission_id BIGINT, project_id BIGINT, path VARCHAR, sheet VARCHAR, address VARCHAR,
    raw VARCHAR, inferred BOOLEAN
);
-- What a person said of a value that the file leaves open.
CREATE TABLE IF NOT EXISTS record.answer (
    upload_id BIGINT, project VARCHAR, path VARCHAR, found VARCHAR, answer VARCHAR,
    answered_by VARCHAR, answered_at TIMESTAMP
);
-- Sheet and address ("自评表!E7") where the answer is about a cell.
ALTER TABLE record.answer ADD COLUMN IF NOT EXISTS cell VARCHAR;
-- What people said of columns that no word explains, by the fingerprint of the head.
CREATE TABLE IF NOT EXISTS record.column_choice (
    shape VARCHAR, heading VARCHAR, meaning VARCHAR, chosen_by VARCHAR, chosen_at TIMESTAMP
);
-- `mark` recognises the same finding in the next version of a file; `gaps` is JSON.
CREATE TABLE IF NOT EXISTS record.finding (
    finding_id BIGINT, submission_id BIGINT, project_id BIGINT, rule VARCHAR, level VARCHAR,
    sheet VARCHAR, cell VARCHAR, path VARCHAR, project VARCHAR, found VARCHAR, expected VARCHAR,
    gaps VARCHAR, mark VARCHAR
);
CREATE TABLE IF NOT EXISTS record.finding_state (
    mark VARCHAR, state VARCHAR, reason VARCHAR, changed_by VARCHAR, changed_at TIMESTAMP
);
-- `cause` says why the product itself changed a state (version, project_gone, reappeared,
-- still_there, changed), `version` by which version; both are null where a person did.
ALTER TABLE record.finding_state ADD COLUMN IF NOT EXISTS cause VARCHAR;
ALTER TABLE record.finding_state ADD COLUMN IF NOT EXISTS version INTEGER;
ALTER TABLE record.finding_state ADD COLUMN IF NOT EXISTS deadline DATE;
ALTER TABLE record.finding_state ADD COLUMN IF NOT EXISTS responsible VARCHAR;
-- The ledger (整改台账): one row a finding ever seen, as it was last seen, and how it stands.
-- A finding is known again by rule, unit, year, project, field and content, never by row or cell:
-- those move. `present` tells whether it stands in what counts now; `mark` is its number.
CREATE TABLE IF NOT EXISTS record.ledger (
    mark VARCHAR, rule VARCHAR, level VARCHAR, unit_id BIGINT, year INTEGER,
    project_key VARCHAR, project_code VARCHAR, field VARCHAR, content VARCHAR, place INTEGER,
    submission_id BIGINT, project_id BIGINT, project VARCHAR, sheet VARCHAR, cell VARCHAR,
    found VARCHAR, expected VARCHAR, gaps VARCHAR, present BOOLEAN, first_seen TIMESTAMP,
    state VARCHAR, reason VARCHAR, changed_by VARCHAR, changed_at TIMESTAMP, cause VARCHAR,
    version INTEGER, deadline DATE, responsible VARCHAR
);
CREATE TABLE IF NOT EXISTS record.setting (name VARCHAR, value VARCHAR);
-- Which wording of the checks looked at everything last: a newer program's checks do so once.
CREATE TABLE IF NOT EXISTS record.reviewed (rules VARCHAR);
CREATE TABLE IF NOT EXISTS record.revision (number BIGINT, made_at TIMESTAMP, made_by VARCHAR, what VARCHAR);

-- What counts now, renewed with every filing by standing.sql: one row a counted project.
CREATE TABLE IF NOT EXISTS record.standing (
    project_id BIGINT, submission_id BIGINT, unit_id BIGINT, year INTEGER,
    form_project_id BIGINT, indicators_from BIGINT
);
-- Where a summary without indicators has no columns for them either, the project row of the full
-- list that its texts and its sources of money come from; NULL where they are the project's own.
ALTER TABLE record.standing ADD COLUMN IF NOT EXISTS texts_from BIGINT;
ALTER TABLE record.standing ADD COLUMN IF NOT EXISTS funding_from BIGINT;

-- How alike texts are, measured once when a project is stored; checks only read it. `text` is name
-- and target in letters and digits alone (`plain_text`), `letters` how many of it are no digits.
-- Shares are 0–1 of the pieces of three characters. `copied`: of the shorter of target and
-- completion, found in the longer; `copied_all`: of the completion, found in the target; both NULL
-- where either has a number. `of_goal`: of the longer of text and goal, found in the shorter.
CREATE TABLE IF NOT EXISTS record.indicator_likeness (
    indicator_id BIGINT, project_id BIGINT, text VARCHAR, letters INTEGER,
    copied DOUBLE, copied_all DOUBLE, of_goal DOUBLE
);
-- `name` is plain; `result_of_goal`: share of the result that the goal has already. Equal keys mean
-- equal texts, to be compared across years: of the problem without numbers, of all `texts`
-- together without years. `clone_key` is of what the project promises in at least three indicators
-- beside satisfaction, without its own name.
CREATE TABLE IF NOT EXISTS record.project_likeness (
    project_id BIGINT, name VARCHAR, result_of_goal DOUBLE, problem_key VARCHAR,
    texts_key VARCHAR, texts INTEGER, clone_key VARCHAR
);
-- The plain completion; plain name, goal and result with | between. What was measured by an earlier
-- version, without them, is measured again.
ALTER TABLE record.indicator_likeness ADD COLUMN IF NOT EXISTS done VARCHAR;
ALTER TABLE record.project_likeness ADD COLUMN IF NOT EXISTS words VARCHAR;
DELETE FROM record.indicator_likeness WHERE done IS NULL;
DELETE FROM record.project_likeness WHERE words IS NULL;

-- Computed scores (测算分) of what counts now, by the chosen profile: low and high are the same
-- where nothing leaves them open. Points of execution are null where an amount is unknown or there
-- was no budget. `remark`: unmet, at_bound, too_easy, unquantified. `score_basis` says by which
-- rules all of them were made.
CREATE TABLE IF NOT EXISTS record.score (
    project_id BIGINT, unit_id BIGINT, year INTEGER, low DECIMAL(9,2), high DECIMAL(9,2),
    execution DOUBLE, execution_weight DOUBLE, grade_low VARCHAR, grade_high VARCHAR
);
CREATE TABLE IF NOT EXISTS record.indicator_score (
    indicator_id BIGINT, project_id BIGINT, unit_id BIGINT, year INTEGER, weight DOUBLE,
    low DOUBLE, high DOUBLE, remark VARCHAR
);
ALTER TABLE record.indicator_score ADD COLUMN IF NOT EXISTS dimension VARCHAR;
ALTER TABLE record.indicator_score ADD COLUMN IF NOT EXISTS status VARCHAR;
CREATE TABLE IF NOT EXISTS record.score_basis (profile VARCHAR, fingerprint VARCHAR);

-- The same project a year before: how is code, name or likeness, which is an assumed rename.
CREATE TABLE IF NOT EXISTS record.project_match (
    project_id BIGINT, before_id BIGINT, unit_id BIGINT, year INTEGER, how VARCHAR,
    likeness DOUBLE, same_goal BOOLEAN, same_indicators BOOLEAN, same_problem BOOLEAN
);
-- Shares 0–1 of the pieces of three letters, of whichever text has more of its own; NULL where there
-- is nothing to compare. `problem_likeness` counts no numbers; `texts_likeness`, of all texts
-- together without years, is NULL where any number differs: those were written anew.
ALTER TABLE record.project_match ADD COLUMN IF NOT EXISTS problem_likeness DOUBLE;
ALTER TABLE record.project_match ADD COLUMN IF NOT EXISTS texts_likeness DOUBLE;

-- How execution is judged, on the rate as printed with two decimals (half up), without ever
-- dividing: 89.995% prints as 90.00% and is good.
CREATE OR REPLACE MACRO execution_state(budget, spent, good, watch) AS
    CASE WHEN budget = 0 THEN 'none'
         WHEN budget IS NULL OR spent IS NULL THEN 'unknown'
         WHEN spent * 100 >= budget * 100.005 THEN 'over'
         WHEN spent * 100 >= budget * (good - 0.005) THEN 'good'
         WHEN spent * 100 >= budget * (watch - 0.005) THEN 'watch'
         ELSE 'bad' END;

CREATE OR REPLACE MACRO execution_bin(budget, spent) AS
    CASE WHEN budget = 0 THEN 'none'
         WHEN budget IS NULL OR spent IS NULL THEN 'unknown'
         WHEN spent * 100 >= budget * 100.005 THEN 'over'
         WHEN spent * 100 >= budget * 99.995 THEN '100'
         WHEN spent * 100 >= budget * 79.995 THEN '80-100'
         WHEN spent * 100 >= budget * 59.995 THEN '60-80'
         WHEN spent * 100 >= budget * 29.995 THEN '30-60'
         ELSE '0-30' END;

-- How checks write an amount (two decimals, more only where there are more) and a share.
CREATE OR REPLACE MACRO said_amount(amount) AS
    regexp_replace(CAST(CAST(amount AS DECIMAL(38,6)) AS VARCHAR), '0{1,4}$', '');
CREATE OR REPLACE MACRO said_percent(share) AS
    CAST(CAST(CAST(share AS DOUBLE) * 100 AS DECIMAL(18,2)) AS VARCHAR) || '%';
-- The rate of execution among a form's indicators (预算执行率 100%): from 90% on nobody owes a reason
-- for what is missing, as for the project's own rate.
CREATE OR REPLACE MACRO nearly_spent(name, actual_value) AS
    coalesce(regexp_matches(name, '(预算|资金|支出|支付)[^，,]{0,4}(执行|支出|支付|使用)(率|进度)$')
             AND TRY_CAST(actual_value AS DOUBLE) >= 90, FALSE);
-- A blank or a word that there is nothing to say: 无, 暂无, 没有问题.
CREATE OR REPLACE MACRO says_nothing(words) AS
    words IS NULL OR regexp_full_match(
        regexp_replace(words, '[\s。．.，,;；、—/－-]', '', 'g'),
        '(无|暂无|没有|未发现|不存在|不适用)?(存在)?(问题|偏差|整改)?|[0-9]+%?');
-- Pattern of words that only say what is spoken of.
CREATE OR REPLACE MACRO about_the_project() AS
    '(目前|现阶段|截至|暂时?|尚|总体上?|整体|本|该|年度|全年|在|项目|执行|实施|运行|运转|管理|资金|使用|过程|中|期间|均|都|也|且|已|较|为|上|绩效|预算|支出'
    '|工作|各项|方面|任务|目标|指标|系统|设备|设施|情况|状况|效果|效益|进度|进展|推进|开展|进行|完成|实现|达成|拨付|支付)';
-- The same, or clauses that all say there is no problem: 无明显问题, 暂未发现问题, 运行良好，无问题. What
-- another clause adds (无重大问题，但招标较晚) says one.
CREATE OR REPLACE MACRO says_no_problem(words) AS
    says_nothing(words) OR regexp_full_match(
        regexp_replace(regexp_replace(words, '\s', '', 'g'), '[。．.，,;；、!！—－-]+', '，', 'g'),
        '，?((' || about_the_project() || '*(('
        '无|没有|暂无|并无|(未|没有|不|未曾)(发现|发生|存在|出现|产生|遇到|有|见))'
        '(任何|明显|明确|突出|重大|较大|其[他它]|大|严重|显著|异常|需要?|须|执行|资金|绩效|管理|项目|违规|违纪|质量|安全|具体|实质性?|相关|特别|类似|的)*'
        '(问题|偏差|异常|困难|情况|事项|整改|隐患|不足|现象))'
        '|' || about_the_project() || '*(顺利|正常|良好|较好|有序|平稳|圆满|按(年初|年度)?(计划|进度|要求)|按[时期]|如期)('
        || about_the_project() || '|顺利|正常|良好|较好|有序|平稳|圆满)*'
        '|无|没有|暂无|未发现|不存在|存在问题|问题)(，|$))+');
-- What a text says without its clauses about the year before: 上年未完成2场一并补齐, 上年结余.
CREATE OR REPLACE MACRO of_this_year(words) AS
    regexp_replace(words, '(上年|上一年|去年|往年|以前年)度?[^，。；,;、（）()]*', '', 'g');
-- The same text with the year after the filing's own called 次年.
CREATE OR REPLACE MACRO next_year_named(words, year) AS
    replace(words, CAST(year + 1 AS VARCHAR) || '年', '次年');
-- Words that what was to be done was put off to the next year: 推迟到次年举行, 延期至明年完工. Until when
-- a rule holds (政策延期至次年) is not meant.
CREATE OR REPLACE MACRO puts_off(words) AS
    coalesce(regexp_matches(words, '(推迟|延期|延后|延迟|推后|顺延|改)[至到在于]?(次年|明年|来年|翌年|下一?年)[^，。；,;、]{0,8}'
        '(举[办行]|开展|实施|完成|完工|竣工|进行|召开|启动|开工|动工|交付|施工)'
        '|(活动|培训|会议|工程|任务|演练|比赛|采购|招标)(已|均|都|全部)?(推迟|延期|延后|推后|顺延)[至到]?(次年|明年|来年|翌年|下一?年)'), FALSE);
-- Patterns: something undone, and those of whom it may be said. gridperf.values.undone has the same.
CREATE OR REPLACE MACRO undone_pattern() AS
    '(尚|还|仍)?未(能|按[时期]|如期|全部|完全)*(完成|达成|实现|达标|达到|落实|开展|整改)';
CREATE OR REPLACE MACRO concerned_pattern() AS
    '(企业|单位|人员|人群|对象|群众|居民|学校|学生|商户|农户|住户|商家|车辆|场所|设施|小区|社区|地块'
    '|房屋|案件|问题|事项|部门|机构|主体|站点|点位|者|的[^原主因])';
-- A text without what it denies (无未完成事项), tells of others (处置未达标企业), says was made good or
-- done otherwise (未开展面授，改为线上), or leaves by a number that the share done has told (98%，未完成2%).
CREATE OR REPLACE MACRO own_undone(words) AS
    regexp_replace(of_this_year(words),
        '(无|没有|不存在|(未|没有)(发现|出现|发生|存在)|杜绝|避免|防止)(任何|存在|发生|出现|有|一[项件个]|其[他它]|的)*('
        || undone_pattern() || '|效果较差)[^，。；,;]*'
        || '|(对|处[理置]|查处|督促|责令|约谈|处罚|通报|帮扶|清理|整[改治]|关停|取缔|淘汰|排查|复查|走访|核查|解决)[^，。；,;、]{0,6}'
        || undone_pattern() || '[^，。；,;、]{0,6}' || concerned_pattern() || '[^，。；,;]*'
        || '|' || undone_pattern() || '[^，。；,;、]{0,8}' || concerned_pattern()
        || '[^，。；,;]{0,10}(已|均|都|全部|一律|逐一)+[^，。；,;、未没不转延年]{0,4}'
        '(解决|整改|补|处[理置]|清|完成|办[结理]|到位|销号|化解|约谈|处罚|关停|登记|落实)'
        '|未(开展|举[办行]|实施|组织)[^，。；,;]*[，,](改为|改用|改由|调整为|转为)[^，。；,;年延推]*([，。；,;]|$)'
        '|未完成(率|比例|占比)?[为是约达]*[0-9.]+ ?[%％]', '', 'g');
-- Words that something is not done or only in part: 尚未完成, 未能按时开工, 部分完成. What was done about
-- others' neglect (对未完成整改的企业, 杜绝未验收先使用) is not meant.
CREATE OR REPLACE MACRO says_not_done(words) AS
    words IS NOT NULL
    AND (contains(words, '未') OR contains(words, '没有') OR contains(words, '部分'))
    AND (regexp_matches(own_undone(words), '(部分|未完全|未全部|没有完全)(地)?(已)?(完成|达成|实现|落实)')
         OR regexp_matches(own_undone(words), '(未|没有|未能)(能|按时|按期|如期|按计划|及时|全部|全面|完全)?(完成|完工|竣工|达成|达到|实现|开工|开展|实施|启动|动工)'))
    AND NOT regexp_matches(words, '(不存在|未发现|未出现|未发生|没有发现|避免|杜绝|防止|督促|查处|对|无)[^，。；,;、]{0,8}(未|没有)|(未|没有)(能|按时|按期|如期)?(完成|达到|实现|开展|实施|落实)([^，。；,;]{0,6}的|[^，。；,;]{0,3}(率|比例))');
-- How far a printed score may lie from the true one: half of its last decimal, 0.1 at least.
CREATE OR REPLACE MACRO score_slack(score) AS
    CASE WHEN score = floor(score) THEN 0.5 ELSE 0.1 END;
-- A score as forms print it: 8.62, 9.5, 10.
CREATE OR REPLACE MACRO said_score(score) AS
    regexp_replace(CAST(CAST(score AS DECIMAL(18,2)) AS VARCHAR), '\.?0+$', '');
CREATE OR REPLACE MACRO tells_of_survey(words) AS
    regexp_matches(words, '调查|问卷|测评|回访|抽样|样本|访谈|走访|评议|评分|打分|评价表|反馈');
-- Whether a form has a column of that meaning; `fields` is "A=sequence,D=budget,F=spent.general_public".
CREATE OR REPLACE MACRO has_column(fields, meaning) AS
    contains(',' || replace(coalesce(fields, ''), '=', ',') || ',', ',' || meaning || ',');
-- Whether a form has a column for the reason of a deviation; of one without known columns, it has.
CREATE OR REPLACE MACRO asks_reason(fields) AS
    coalesce(fields, '') = '' OR regexp_matches(fields, '=([a-z_]+[.])?reason(,|$)');
-- What a project states, else what stood in an earlier form where its own has no column for it.
CREATE OR REPLACE MACRO kept(said, earlier, fields, meaning) AS
    CASE WHEN said IS NULL AND NOT has_column(fields, meaning) THEN earlier ELSE said END;
-- Whether a form has a column of a source of money.
CREATE OR REPLACE MACRO names_sources(fields) AS
    coalesce(regexp_matches(fields, '=(budget_initial|budget|spent)[.]'), FALSE);
-- The same amount, in whatever unit of money and however rounded it was written.
CREATE OR REPLACE MACRO same_amount(amount, other) AS
    amount IS NOT DISTINCT FROM other OR coalesce(abs(amount - other) < 0.01, FALSE);
-- Whether a target can be measured: a number, a count in words, all of something, a rhythm.
CREATE OR REPLACE MACRO measurable(words) AS
    regexp_matches(words, '\p{N}|[一二两三四五六七八九十百千]+[多余]?(次|场|个|项|人|套|台|份|家|批|期|件|处|名|户|栋|篇|条|座|辆|成)'
        '|全部|全覆盖|全额|足额|零|每[年季月周日天]|逐[月日]|应[^，,]{1,2}尽');
-- What a target is about, without the words that fit every target.
CREATE OR REPLACE MACRO without_vague_words(words) AS
    regexp_replace(words, '加强|强化|有效|保障|保证|促进|做好|进一步|按照?要求|提升|提高|增强|改善|推进|推动|完善|优化|确保'
        '|落实|明显|显著|较好|良好|持续|不断|切实|有序|稳步|积极|大力|认真|逐步|充分|全力|努力|维护|相关|有关|各项|工作|任务|水平|效果'
        '|作用|能力|质量|管理|服务|发展|建设|运行|运转|正常|日常|开展|完成|效率|影响|程度|情况|需要|要求|到位|顺利|进行|得到|实施|目标'
        '|单位|部门|年度|全年|业务|[和与及的了等，,。.、；;：:\s]', '', 'g');
CREATE OR REPLACE MACRO vague(words, rest) AS
    NOT measurable(words) AND length(without_vague_words(words)) <= rest
    AND regexp_matches(words, '加强|强化|有效|保障|保证|促进|做好|进一步|按照?要求|提升|提高|增强|改善|推进|推动|完善|优化|确保|落实|明显'
        '|显著|较好|良好|持续|不断|切实|有序|稳步|积极|大力|认真|逐步|充分|全力|努力|维护');

-- An indicator's text that says it doesn't apply. 无 alone is left out: under 事故 it means none.
CREATE OR REPLACE MACRO not_applicable(words) AS
    coalesce(regexp_full_match(trim(words), '不适用|[/／\\]+|[-—–―－─]{1,4}|不涉及|无此项(指标)?|[Nn]/?[Aa]'),
             FALSE);
-- Letters and digits alone, in one spelling; the letters alone.
CREATE OR REPLACE MACRO plain_text(words) AS
    regexp_replace(lower(words), '[^\p{L}\p{N}]+', '', 'g');
CREATE OR REPLACE MACRO letters_of(words) AS regexp_replace(words, '[^\p{L}]+', '', 'g');
-- A text without the numbers that only count its parts: 目标1：, 1、, （1）, ①. 1.5公里 is none.
CREATE OR REPLACE MACRO without_numbering(words) AS
    regexp_replace(words,
        '(^|[;；。\s:：,，、])\s*((目标|指标|任务)?\s*[0-9０-９]{1,2}\s*[:：、)）]|[(（]\s*[0-9０-９]{1,2}\s*[)）][、.．]?'
        '|[0-9０-９]{1,2}\s*[.．]([^0-9０-９]))|[①-⒛㈠-㈩❶-❿]', '\1\4', 'g');
-- How many of a text's pieces of three characters (of its first 600) stand in the other text.
CREATE OR REPLACE MACRO shared_pieces(words, other) AS
    len(list_filter(range(1, least(length(words), 600) - 1),
                    lambda place: contains(other, substr(words, place, 3))));
CREATE OR REPLACE MACRO shared_part(words, other) AS
    shared_pieces(words, other) / (least(length(words), 600) - 2);
-- How alike two texts are, whichever has more of its own; NULL where one is too short to tell.
CREATE OR REPLACE MACRO alike(words, other) AS
    CASE WHEN words = other THEN 1.0
         WHEN length(words) > 7 AND length(other) > 7
         THEN least(shared_part(words, other), shared_part(other, words)) END;
-- Words that say why: 因疫情, 由于招标较晚, 受雨季影响, 推迟.
CREATE OR REPLACE MACRO gives_reason(words) AS
    words IS NOT NULL
    AND regexp_matches(words, '因为|由于|因[^此而地]|受.{0,12}影响|导致|致使|推迟|暂缓|延后|延期|取消|调减|核减|压减|原因');
-- What a completion says of its own shortfall, beside the words above: an effect that is named
-- (疫情影响), what was lacking (资金未到位), what became of the rest (剩余2场结转下年, 2场改为线上), or
-- that the target was changed (中期调整为150户). 社会影响 and 影响力 are what was achieved.
CREATE OR REPLACE MACRO explains_shortfall(words) AS
    coalesce(regexp_matches(words,
        '(疫情|天气|气候|雨季|汛期|台风|暴雨|洪[水涝]|降雨|降雪|高温|低温|灾害|灾情|政策|改革|市场|价格|季节|不可抗力|征地|拆迁|换届|人员|客观)[^，。；,;、]{0,6}影响([^力面范广深较很不]|$)'
        '|所致|造成|不可抗力|不具备[^，。；,;、]{0,8}条件'
        '|(剩余|其余|余下|剩下|未完成|部分)[^，。；,;]{0,10}(结转|顺延|转[至入到]|改[为由在]|[下次明来]一?年|20[0-9][0-9]年)'
        '|结转[至到入]?(下|次|明|来|20[0-9][0-9])|改为|改由|转为线上'
        '|(目标|指标|任务|计划|需求|数量|规模|年中|中期|期中)[^，。；,;、]{0,6}(调整|变更|核减|调减|压减|减少|缩减)|调整为'
        '|(资金|经费|预算|人员|人手|场地|场所|设备|材料|用地|土地|手续|名额|生源|需求|报名|申请|申报|符合条件)[^，。；,;、]{0,6}'
        '(不足|不够|未到位|不到位|较少|减少|下降|短缺|紧张|紧缺|未批|未下达|未落实|有限|不多|变化|变动|困难|未通过|滞后|较晚)'), FALSE);
-- Words about money that was not spent: what became of it (结余, 由财政收回, 结转下年, 次年支付), or what
-- held its payment up (下达较晚, 支付系统关闭). That it is not spent, alone, says no more than the rate.
CREATE OR REPLACE MACRO tells_of_rest(words) AS
    coalesce(regexp_matches(of_this_year(words), '结余|节余|结转(至|到|入)?(下|次|明|来|以后)'
        '|(采购|招标|资金|经费|预算|支出|开支|厉行)[^，。；,;、]{0,3}节[约省]|节[约省]了?(财政)?(资金|经费|预算|支出|开支)|压[缩减](支出|开支|经费|预算)'
        '|(财政|年[末底终]|剩余|余[款额]|指标|额度|未支付|未使用)[^，。；,;、]{0,8}(收回|回收|上缴|缴回|交回|退回)'
        '|(次年|下一?年|明年|来年|翌年|以后年)度?[^，。；,;、]{0,10}(支付|付款|结算|拨付|付清|结清|列支|报销|使用)'
        '|(剩余|余下|其余)的?(合同|工程)?(款|资金|经费|预算|指标|额度)|跨年度?(实施|执行|项目|支付|合同|工程|结算|建设)'
        '|(尚未|还未|未到|未达到?)(到期|支付条件|付款条件|支付节点|付款节点|支付期|付款期|结算|决算|竣工结算|验收|审计)|待[^，。；,;、]{0,8}后[^，。；,;、]{0,4}(支付|付款|拨付|结算)'
        '|(支付|国库|财政|一体化)[^，。；,;、]{0,6}(关闭|关账|封账|停止|停用)'
        '|(资金|指标|预算|经费|额度|招标|采购|开工|启动|审批|批复)[^，。；,;、]{0,10}([较过太偏][晚迟]|滞后)'
        '|(年[末底终]|下半年|月[份底末]?)才|[^人]才(下达|到位|拨付|批复|签订|开工|启动|完成招标|完成采购)'
        '|(中标|成交|合同)(价格?|金额)[^，。；,;、]{0,4}(低于|小于|下浮)'), FALSE);
-- Words that say why a budget changed in the year: 追加, 调剂, 上级下达专项资金, 年中增加中央资金. What is
-- handed down or added must be money: tasks and events are so too.
CREATE OR REPLACE MACRO tells_of_adjustment(words) AS
    coalesce(regexp_matches(words, '调整|追加|追减|调增|调减|调剂|核增|核减|压减|收回|结转|新增'
        '|(上级|中央|国家|省|市|财政)[^，。；,;、]{0,8}(下达|增[加拨]|转移支付)[^，。；,;、]{0,8}(资金|经费|预算|指标|额度|补助)'
        '|(上级|中央|国家|省|市|财政)[^，。；,;、]{0,6}(资金|经费|预算|指标|补助)([0-9.]+[万亿]?元)?(于?[0-9一二三四五六七八九十]+月份?|年中)?(下达|增[加拨])'
        '|(增加|增拨|增补|划转|划入|转入|争取到?|年中[^，。；,;、]{0,4}(安排|到位|拨[付入]))了?[^，。；,;、]{0,8}(资金|经费|预算|指标|额度)'), FALSE);
-- Words about the money or about what was not carried out: 材料涨价, 资金由财政收回, 招标较晚.
CREATE OR REPLACE MACRO tells_of_execution(words) AS
    coalesce(regexp_matches(words, '资金|经费|费用|成本|价|款|预算|支出|支付|拨付|财政|超支|执行率|执行进度|结[转余]|收回|追加|调[整增剂减]'
        '|核[增减]|招标|采购|取消|暂停|暂缓|推迟|延[期后]|滞后|较晚|未.{0,4}(实施|启动|开展|开工|执行)'), FALSE);
-- What a project's own texts say of why its money was not spent as planned: result, process and
-- conclusion, together.
CREATE OR REPLACE MACRO tells_why_of_money(words, year) AS
    gives_reason(words) OR tells_of_rest(next_year_named(words, year));
-- The same of the reason beside an indicator, often the only place for one that a form has: 款项
-- 次年支付, 项目未能开展. A reason that tells of the indicator alone says nothing of the money.
CREATE OR REPLACE MACRO reason_of_money(reason, year) AS
    NOT says_nothing(reason) AND (tells_of_execution(reason) OR tells_of_rest(next_year_named(reason, year)));
-- The filings with a column or label that nobody understood whose heading speaks of such a thing:
-- where what it holds may be what a check misses, the check holds its peace. So may amounts of
-- money that no label explains.
-- A list of several units makes a filing of each: what is said of its head holds for all of them.
CREATE OR REPLACE MACRO not_read() AS TABLE
    SELECT submission_id, rule, found FROM record.finding
    WHERE rule IN ('R126', 'R142', 'R143', 'R147')
    UNION ALL
    SELECT o.submission_id, f.rule, f.found
    FROM record.finding f
    JOIN record.submission s ON s.submission_id = f.submission_id
    JOIN record.submission o ON o.upload_id = s.upload_id AND o.sheet = s.sheet
    WHERE f.rule IN ('R126', 'R142', 'R143', 'R147') AND f.project_id IS NULL
      AND s.kind = 'project_list';
CREATE OR REPLACE MACRO unread(words) AS TABLE
    SELECT DISTINCT submission_id FROM not_read()
    WHERE rule IN ('R126', 'R143') AND regexp_matches(found, words);
CREATE OR REPLACE MACRO unread_money(words) AS TABLE
    SELECT DISTINCT submission_id FROM not_read()
    WHERE rule = 'R147' OR rule IN ('R126', 'R143') AND regexp_matches(found, words);
-- The filings in which a reason may stand where nobody could read it: under a heading of its own,
-- in a note.
CREATE OR REPLACE MACRO unread_reason() AS TABLE
    SELECT submission_id FROM unread('原因|偏差|说明|备注|问题|不足|分析')
    UNION
    SELECT submission_id FROM not_read() WHERE rule = 'R142' AND gives_reason(found);
