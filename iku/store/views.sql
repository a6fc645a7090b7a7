-- The formula, and the present as a view over the facts. Created in memory at every connect: nothing here is stored, so there
-- is nothing to migrate. `office_code` null means every office; `moment` is the latest time of recording that counts. Where one
-- macro rests on the rows of another, it takes the name of the table that holds them: `computed_year.py` says which.
--
-- Exactness: values come as DECIMAL(18,4) and are counted here as whole ten-thousandths in HUGEINT; a fraction is divided
-- once, at the very end, half-up. DECIMAL / DECIMAL would be DOUBLE. The largest product, 2 * (2 * 4e16 * 4e16) * 1e4, fits.

-- A value in ten-thousandths.
create or replace macro scaled(x) as
    cast(cast(x as decimal(33, 4)) * cast(10000 as decimal(5, 0)) as hugeint);

-- The whole number nearest to numerator / denominator, halves away from zero. Small numbers take the fast division.
create or replace macro half_up(numerator, denominator) as
    case
        when denominator = 0 then error('half_up: division by zero')
        when abs(numerator) < 2000000000000000000 and abs(denominator) < 2000000000000000000 then
            cast(sign(numerator) * sign(denominator) as hugeint)
            * ((2 * cast(abs(numerator) as bigint) + cast(abs(denominator) as bigint))
                // (2 * cast(abs(denominator) as bigint)))
        else
            cast(sign(numerator) * sign(denominator) as hugeint)
            * ((2 * cast(abs(numerator) as hugeint) + cast(abs(denominator) as hugeint))
                // (2 * cast(abs(denominator) as hugeint)))
    end;

-- Whole hundredths as the decimal that is printed, and back.
create or replace macro from_hundredths(x) as
    cast(cast(x as decimal(34, 0)) * cast(0.01 as decimal(2, 2)) as decimal(36, 2));
create or replace macro from_ten_thousandths(x) as
    cast(cast(x as decimal(32, 0)) * cast(0.0001 as decimal(4, 4)) as decimal(36, 4));
create or replace macro hundredths(x) as
    cast(cast(x as decimal(33, 2)) * cast(100 as decimal(3, 0)) as hugeint);

-- A percentage as printed: half-up to two decimals.
create or replace macro printed(numerator, denominator) as from_hundredths(half_up(100 * numerator, denominator));

-- The same in whole hundredths, or null where there is no fraction; then never below the floor; then counted up to the cap.
-- greatest() and least() pass over nulls: without the case a missing figure would become the floor. No cap: null.
create or replace macro whole_hundredths(over, under) as case when over is not null then half_up(100 * over, under) end;
create or replace macro not_below(x, floor_percent) as
    case when x is not null then greatest(x, scaled(floor_percent) // 100) end;
create or replace macro not_above(x, cap_percent) as case when x is not null then least(x, scaled(cap_percent) // 100) end;

-- A figure as a fraction of whole numbers, or the reason why there is none.
create or replace macro answer(over, under, why) as
    {'numerator': cast(over as hugeint), 'denominator': cast(under as hugeint), 'reason': cast(why as varchar)};
create or replace macro fraction(over, under) as answer(over, under, null);
create or replace macro no_figure(why) as answer(null, null, why);

-- The only home of the achievement formula, in percent, unrounded, without floor and cap (rules and sources: README).
-- The realisation is n / d, the target `t`, a range `t`..`upper`, the baseline `b`: all in ten-thousandths (so n / d is too).
-- `form` is the minimize or range form, '' for the others. Unknown polarities and forms fail loudly, null ones too.
create or replace macro achievement(polarity, form, n, d, t, upper, b, zero_target) as
    case polarity
        when 'maximize' then
            case
                when t <= 0 then no_figure('target_zero')
                else fraction(100 * n, d * t)
            end
        when 'ordinal' then
            case
                when t <= 0 then no_figure('target_zero')
                else fraction(100 * n, d * t)
            end
        when 'stabilize' then
            case
                when t <= 0 then no_figure('target_zero')
                when n * sign(d) <= t * abs(d) then fraction(100 * n, d * t)
                else fraction(100 * (2 * t * d - n), d * t)
            end
        when 'minimize' then
            case
                when t = 0 and zero_target = 'zero_tolerance' then
                    case when n * sign(d) <= 0 then fraction(100, 1) else fraction(0, 1) end
                when t <= 0 then no_figure('target_zero')
                when form = 'difference' then fraction(100 * (2 * t * d - n), d * t)
                when form = 'ratio' then
                    case
                        when n = 0 then fraction(100, 1)
                        else fraction(100 * t * d, n)
                    end
                when form = 'baseline' then
                    case
                        when b is null or b = t then no_figure('baseline_missing')
                        else fraction(100 * (b * d - n), (b - t) * d)
                    end
                else error('unknown form of minimize: ' || coalesce(form, 'null'))
            end
        when 'range' then
            case
                when form is null or form not in ('maximize', 'minimize', 'stabilize')
                    then error('unknown form of range: ' || coalesce(form, 'null'))
                when n * sign(d) < t * abs(d) then
                    case
                        when t <= 0 then no_figure('target_zero')
                        when form = 'minimize' then fraction(100 * (2 * t * d - n), d * t)
                        else fraction(100 * n, d * t)
                    end
                when n * sign(d) > coalesce(upper, t) * abs(d) then
                    case
                        when coalesce(upper, t) <= 0 then no_figure('target_zero')
                        when form = 'maximize' then fraction(100 * n, d * coalesce(upper, t))
                        else fraction(100 * (2 * coalesce(upper, t) * d - n), d * coalesce(upper, t))
                    end
                else fraction(100, 1)
            end
        else error('unknown polarity: ' || coalesce(polarity, 'null'))
    end;

-- One row per office: the definitions in force for a year. A year without a set of its own takes the latest set before it,
-- or else the earliest after it.
create or replace macro definitions_in_force(office_code, year_number, moment) as table
    select a.*
    from store.definitions_adopted as a
    where (office_code is null or a.office = office_code)
        and a.recorded_at <= moment
    qualify row_number() over (
        partition by a.office
        order by a.year <= year_number desc, abs(a.year - year_number), a.recorded_at desc, a.id desc
    ) = 1;

-- One row per key: the realisation that stands. Higher version wins; the fact id breaks a tie between two servers.
create or replace macro realisations_standing(office_code, year_number, moment, only_settled) as table
    with known as (
        select * from realisations_counted(office_code, year_number, moment, only_settled)
    ),
    later as (
        select * from known where version > 1
    ),
    latest as (
        select k.* from known as k
        where not exists (
            select 1 from later as l
            where l.office = k.office and l.indicator = k.indicator and l.component = k.component
                and l.quarter = k.quarter and l.version > k.version
        )
    )
    select l.* from latest as l
    where not exists (
        select 1 from latest as twin
        where twin.office = l.office and twin.indicator = l.indicator and twin.component = l.component
            and twin.quarter = l.quarter and twin.id > l.id
    );

-- One row per key: the target that stands, likewise.
create or replace macro targets_standing(office_code, year_number, moment) as table
    with known as (
        select * from targets_in_time(office_code, year_number, moment)
    ),
    later as (
        select * from known where version > 1
    ),
    latest as (
        select k.* from known as k
        where not exists (
            select 1 from later as l
            where l.office = k.office and l.indicator = k.indicator and l.component = k.component
                and l.quarter = k.quarter and l.version > k.version
        )
    )
    select l.* from latest as l
    where not exists (
        select 1 from latest as twin
        where twin.office = l.office and twin.indicator = l.indicator and twin.component = l.component
            and twin.quarter = l.quarter and twin.id > l.id
    );

-- One row per attachment that stands: not withdrawn.
create or replace macro attachments_standing(office_code, year_number, moment) as table
    select a.*
    from attachments_in_time(office_code, year_number, moment) as a
    where not exists (
        select 1 from store.evidence_withdrawn as w
        where w.attachment = a.id and w.recorded_at <= moment
    );

-- One row per component and quarter: its rules, and the target and realisation of that quarter alone, in ten-thousandths.
create or replace macro component_quarters(office_code, year_number, moment, targets, realisations) as table
    with component as (
        select a.office, a.id as adoption, c.*
        from definitions_in_force(office_code, year_number, moment) as a
        join store.component_adopted as c on c.adoption = a.id
    ),
    quarter_of_year as (
        select unnest([1, 2, 3, 4]) as quarter
    ),
    joined as (
        select
            c.office, c.adoption, c.indicator, c.component, q.quarter,
            c.polarity, c.form, c.consolidation, c.zero_target, c.scale, c.cap_percent, c.weight,
            coalesce(nullif(t.unit, ''), c.unit) as unit,
            c.polarity = 'ordinal' as is_graded,
            t.grade as target_grade, r.grade as realisation_grade,
            t.value as target_value, t.upper as target_upper, t.baseline as target_baseline,
            r.value, r.numerator, r.denominator
        from component as c
        cross join quarter_of_year as q
        left join query_table(targets) as t
            on t.office = c.office and t.indicator = c.indicator and t.component = c.component and t.quarter = q.quarter
        left join query_table(realisations) as r
            on r.office = c.office and r.indicator = c.indicator and r.component = c.component and r.quarter = q.quarter
    ),
    graded as (
        select
            j.*,
            tg.rank as target_rank, tg.score as target_score,
            rg.rank as realisation_rank, rg.score as realisation_score
        from joined as j
        left join store.grade_adopted as tg
            on tg.adoption = j.adoption and tg.scale = j.scale and tg.grade = j.target_grade
        left join store.grade_adopted as rg
            on rg.adoption = j.adoption and rg.scale = j.scale and rg.grade = j.realisation_grade
    )
    select
        *,
        case when is_graded then target_grade <> '' else target_value is not null end as has_target,
        case
            when is_graded then realisation_grade <> ''
            else value is not null or (numerator is not null and denominator is not null)
        end as has_realisation,
        not is_graded and numerator is not null and denominator is not null as is_parts,
        case when unit = '%' then 100 else 1 end as factor,
        scaled(case when is_graded then target_score else target_value end) as t,
        scaled(target_upper) as upper,
        scaled(target_baseline) as b,
        scaled(case when is_graded then realisation_score else value end) as v,
        scaled(numerator) as over,
        scaled(denominator) as under
    from graded;

-- One row per component and quarter "up to": what the quarters so far come to, by the component's consolidation.
-- n / d is the realisation, t, upper, b the target, its upper bound and the baseline, times `used_count` for an average.
create or replace macro component_consolidated(office_code, year_number, moment, targets, realisations) as table
    with quarters as materialized (
        select * from component_quarters(office_code, year_number, moment, targets, realisations)
    ),
    averaged as (
        select
            *,
            case
                when not is_parts then v
                when under <> 0 then half_up(factor * 10000 * over, under)
            end as rounded,
            has_target and has_realisation as is_used
        from quarters
    ),
    so_far as (
        select
            q.office, q.adoption, q.indicator, q.component, q.quarter,
            any_value(q.polarity) as polarity, any_value(q.form) as form, any_value(q.consolidation) as consolidation,
            any_value(q.zero_target) as zero_target, any_value(q.cap_percent) as cap_percent, any_value(q.weight) as weight,
            any_value(q.is_graded) as is_graded, any_value(q.unit) as own_unit,
            coalesce(bool_or(k.has_target), false) as any_target,
            coalesce(bool_or(k.has_realisation), false) as any_realisation,
            coalesce(any_value(q.has_realisation), false) as reported_this_quarter,
            max(k.quarter) filter (k.has_realisation) as last_quarter,
            list(k.quarter order by k.quarter) filter (k.is_used) as used_quarters,
            count(*) filter (k.is_used) as used_count,
            count(*) filter (k.is_used and k.is_parts) as parts_count,
            count(*) filter (k.is_used and k.is_parts and k.under = 0) as empty_count,
            max_by(k, k.quarter) filter (k.has_realisation) as last_one,
            max_by(k, k.quarter) filter (k.is_used) as last_used,
            sum(k.over) filter (k.is_used) as over_sum,
            sum(k.under) filter (k.is_used) as under_sum,
            sum(k.v) filter (k.is_used) as v_sum,
            sum(k.rounded) filter (k.is_used) as rounded_sum,
            sum(k.t) filter (k.is_used) as t_sum,
            sum(coalesce(k.upper, k.t)) filter (k.is_used) as upper_sum,
            sum(k.b) filter (k.is_used) as b_sum,
            count(k.b) filter (k.is_used) as b_count
        from averaged as q
        join averaged as k
            on k.office = q.office and k.indicator = q.indicator and k.component = q.component and k.quarter <= q.quarter
        group by q.office, q.adoption, q.indicator, q.component, q.quarter
    ),
    chosen as (
        select
            *,
            case
                when consolidation = 'last' or is_graded then 'last'
                when consolidation = 'average' then 'average'
                when consolidation = 'sum' and parts_count = 0 then 'sum of values'
                when consolidation = 'sum' then 'sum of parts'
                else error('unknown consolidation: ' || consolidation)
            end as way
        from so_far
    )
    select
        office, adoption, indicator, component, quarter, polarity, form, consolidation, zero_target, cap_percent, weight,
        is_graded, any_target, any_realisation, reported_this_quarter, last_quarter,
        case when way <> 'last' then used_quarters when any_realisation then [last_quarter] end as quarters_used,
        case when way = 'last' then coalesce(last_one.has_target, false) else used_count > 0 end as has_target,
        way = 'sum of parts' and parts_count < used_count as is_mixed,
        coalesce(case way
            when 'last' then last_one.is_parts and last_one.under = 0
            when 'average' then empty_count > 0
            when 'sum of parts' then under_sum = 0
        end, false) as has_empty_denominator,
        case when way = 'average' then used_count else 1 end as divisor,
        case way
            when 'last' then case when last_one.is_parts then last_one.factor * 10000 * last_one.over else last_one.v end
            when 'average' then rounded_sum
            when 'sum of values' then v_sum
            when 'sum of parts' then last_used.factor * 10000 * over_sum
        end as n,
        case
            when way = 'last' and last_one.is_parts then last_one.under
            when way = 'sum of parts' then under_sum
            else cast(1 as hugeint)
        end as d,
        case way when 'last' then last_one.t when 'sum of parts' then last_used.t else t_sum end as t,
        case way
            when 'last' then coalesce(last_one.upper, last_one.t)
            when 'sum of parts' then coalesce(last_used.upper, last_used.t)
            else upper_sum
        end as upper,
        case
            when way = 'last' then last_one.b
            when way = 'sum of parts' then last_used.b
            when b_count = used_count then b_sum
        end as b,
        case when way = 'last' and last_one.is_parts then last_one.over when way = 'sum of parts' then over_sum end as over,
        case when way = 'last' and last_one.is_parts then last_one.under when way = 'sum of parts' then under_sum end as under,
        coalesce(case when way = 'last' then last_one.unit else last_used.unit end, own_unit) as unit,
        coalesce(last_one.target_grade, '') as target_grade,
        coalesce(last_one.realisation_grade, '') as realisation_grade,
        last_one.target_rank as target_rank,
        last_one.realisation_rank as realisation_rank
    from chosen;

-- One row per indicator and quarter: when it falls due, up to that quarter.
create or replace macro indicator_due(office_code, year_number, moment) as table
    with indicator as (
        select a.office, i.*
        from definitions_in_force(office_code, year_number, moment) as a
        join store.indicator_adopted as i on i.adoption = a.id
    ),
    due as (
        select i.office, i.indicator, d.quarter
        from indicator as i
        join store.due_quarter_adopted as d
            on d.adoption = i.adoption and d.indicator = i.indicator and d.year = year_number
        where i.is_staged
        union all
        select i.office, i.indicator, q.quarter
        from indicator as i
        cross join (select unnest([1, 2, 3, 4]) as quarter) as q
        where not i.is_staged
    )
    select
        i.office, i.adoption, i.indicator, i.number, i.division, i.subdivision, i.weight, q.quarter,
        min(d.quarter) as first_due,
        max(d.quarter) as last_due,
        max(d.quarter) filter (d.quarter <= q.quarter) as latest_due,
        coalesce(bool_or(d.quarter = q.quarter), false) as due_this_quarter
    from indicator as i
    cross join (select unnest([1, 2, 3, 4]) as quarter) as q
    left join due as d on d.office = i.office and d.indicator = i.indicator
    group by all;

-- One row per component and quarter: the figure with everything it rests on, or the reason why there is none.
create or replace macro components_from(office_code, year_number, moment, targets, realisations) as table
    with consolidated as materialized (
        select c.*, d.latest_due, a.floor_percent, a.band_above, a.band_equal, a.band_below
        from component_consolidated(office_code, year_number, moment, targets, realisations) as c
        join indicator_due(office_code, year_number, moment) as d
            on d.office = c.office and d.indicator = c.indicator and d.quarter = c.quarter
        join definitions_in_force(office_code, year_number, moment) as a on a.id = c.adoption
    ),
    reasoned as (
        select
            c.*,
            case
                when not c.any_realisation and c.latest_due is null then 'not_due'
                when not c.any_realisation and not c.any_target then 'no_target'
                when not c.any_realisation then 'not_reported'
                when c.is_graded and c.realisation_rank is null then 'unreadable_grade'
                when not c.has_target then 'no_target'
                when c.is_graded and c.target_rank is null then 'unreadable_grade'
                when c.is_mixed then 'parts_missing'
                when c.has_empty_denominator then 'denominator_zero'
                when c.is_graded and c.form = 'status' then 'status_only'
            end as early_reason
        from consolidated as c
    ),
    computed as (
        select
            *,
            case
                when early_reason is null
                    then achievement(polarity, form, n, d, t, upper, b, zero_target)
            end as figure
        from reasoned
    ),
    rounded as (
        select
            *,
            coalesce(early_reason, figure.reason) as reason,
            whole_hundredths(figure.numerator, figure.denominator) as raw_hundredths
        from computed
    ),
    floored as (
        select
            *,
            not_below(raw_hundredths, floor_percent) as floored_hundredths
        from rounded
    )
    select
        f.office, f.adoption, f.indicator, f.component, f.quarter,
        f.unit, f.polarity, f.consolidation,
        case when not f.is_graded and f.has_target then from_ten_thousandths(half_up(f.t, f.divisor)) end as target,
        case when f.polarity = 'range' and f.has_target then from_ten_thousandths(half_up(f.upper, f.divisor)) end as target_upper,
        f.target_grade,
        case
            when f.n is not null and not f.is_graded and not f.is_mixed and not f.has_empty_denominator
                then from_ten_thousandths(half_up(f.n, f.d * f.divisor))
        end as realisation,
        f.realisation_grade,
        case when not f.is_mixed then from_ten_thousandths(f.over) end as numerator,
        case when not f.is_mixed then from_ten_thousandths(f.under) end as denominator,
        list_max(f.quarters_used) as through_quarter,
        coalesce(f.quarters_used, []) as quarters_used,
        f.raw_hundredths,
        not_above(f.floored_hundredths, f.cap_percent) as capped_hundredths,
        case
            when f.reason = 'status_only' then
                case sign(f.realisation_rank - f.target_rank)
                    when 1 then f.band_above
                    when 0 then f.band_equal
                    else f.band_below
                end
            else coalesce((
                select max_by(b.band, b.lower_percent) from store.band_adopted as b
                where b.adoption = f.adoption and hundredths(b.lower_percent) <= f.floored_hundredths
            ), '')
        end as band,
        f.reason,
        f.weight,
        f.reported_this_quarter,
        f.last_quarter,
        scaled(f.floor_percent) // 100 as floor_hundredths
    from floored as f;

-- One row per required document and quarter: whether it is due by then, and what is attached.
create or replace macro documents_from(office_code, year_number, moment, attachments) as table
    with required as (
        select
            d.office, d.indicator, x.document, d.quarter, d.latest_due,
            case x.frequency
                when 'per_quarter' then d.latest_due is not null
                when 'once' then coalesce(d.quarter >= d.first_due, false)
                when 'yearly' then coalesce(d.quarter >= d.last_due, false)
                when 'per_stage' then coalesce(d.quarter >= d.last_due, false)
                else error('unknown frequency: ' || x.frequency)
            end as is_due,
            x.frequency
        from indicator_due(office_code, year_number, moment) as d
        join store.document_adopted as x on x.adoption = d.adoption and x.indicator = d.indicator
    )
    select
        r.office, r.indicator, r.document, r.quarter, r.is_due,
        count(a.id) as attached,
        count(a.id) > 0 and bool_and(a.url <> '') as is_link_only
    from required as r
    left join query_table(attachments) as a
        on a.office = r.office and a.indicator = r.indicator and a.document = r.document and a.is_proof
            and (r.frequency <> 'per_quarter' or a.quarter = r.latest_due)
    group by all;

-- One row per indicator and quarter.
create or replace macro indicators_from(office_code, year_number, moment, components, documents) as table
    with merged as (
        select
            c.office, c.indicator, c.quarter,
            count(*) as components,
            bool_and(c.raw_hundredths is not null) as is_computed,
            sum(scaled(c.weight) * c.raw_hundredths) as raw_sum,
            sum(scaled(c.weight) * c.capped_hundredths) as capped_sum,
            sum(scaled(c.weight)) as weight_sum,
            case
                when bool_and(c.reason is not null) and count(distinct c.reason) = 1 then any_value(c.reason)
                when count(c.reason) > 0 then 'incomplete'
            end as reason,
            any_value(c.band) as only_band,
            any_value(c.floor_hundredths) as floor_hundredths,
            min(c.through_quarter) as through_quarter,
            min(coalesce(c.last_quarter, 0)) as last_quarter,
            bool_and(c.reported_this_quarter) as reported_this_quarter
        from query_table(components) as c
        group by all
    ),
    figures as (
        select
            *,
            case when is_computed then half_up(raw_sum, weight_sum) end as raw_hundredths,
            case when is_computed then half_up(capped_sum, weight_sum) end as capped_hundredths
        from merged
    ),
    proof as (
        select
            office, indicator, quarter,
            count(*) filter (is_due) as documents_due,
            count(*) filter (is_due and attached > 0) as documents_attached
        from query_table(documents)
        group by all
    ),
    banded as (
        select
            d.*,
            f.raw_hundredths, f.capped_hundredths, f.reason,
            case
                when f.components = 1 then f.only_band
                when not f.is_computed then ''
                else coalesce((
                    select max_by(b.band, b.lower_percent) from store.band_adopted as b
                    where b.adoption = d.adoption
                        and hundredths(b.lower_percent) <= greatest(f.raw_hundredths, f.floor_hundredths)
                ), '')
            end as band,
            f.through_quarter, f.last_quarter, f.reported_this_quarter
        from indicator_due(office_code, year_number, moment) as d
        join figures as f on f.office = d.office and f.indicator = d.indicator and f.quarter = d.quarter
    )
    select
        g.office, g.adoption, g.indicator, g.number, g.division, g.subdivision, g.quarter, g.weight,
        g.raw_hundredths, g.capped_hundredths, g.band,
        coalesce(b.is_reached, false) as is_reached,
        g.reason, g.through_quarter,
        g.latest_due is not null as is_due,
        coalesce(g.last_quarter >= g.latest_due, false) as is_reported,
        g.due_this_quarter,
        g.reported_this_quarter,
        coalesce(p.documents_due, 0) as documents_due,
        coalesce(p.documents_attached, 0) as documents_attached
    from banded as g
    left join store.band_adopted as b on b.adoption = g.adoption and b.band = g.band
    left join proof as p on p.office = g.office and p.indicator = g.indicator and p.quarter = g.quarter;

-- One row per division and quarter, and one with division '' for the office.
create or replace macro divisions_from(indicators) as table
    with grouped as (
        select
            office, any_value(adoption) as adoption, coalesce(division, '') as division, quarter,
            sum(scaled(weight) * capped_hundredths) filter (capped_hundredths is not null) as capped_sum,
            sum(scaled(weight)) filter (capped_hundredths is not null) as weight_sum,
            count(*) as indicators,
            count(capped_hundredths) as computed,
            count(*) filter (is_reached) as reached,
            count(*) filter (is_due) as due,
            count(*) filter (is_reported) as reported,
            count(*) filter (is_reported and documents_due > 0) as evidence_due,
            count(*) filter (is_reported and documents_due > 0 and documents_attached >= documents_due) as fully_evidenced
        from query_table(indicators)
        group by grouping sets ((office, division, quarter), (office, quarter))
    ),
    figures as (
        select *, case when weight_sum > 0 then half_up(capped_sum, weight_sum) end as capped_hundredths from grouped
    )
    select
        f.office, f.division, f.quarter, f.capped_hundredths,
        coalesce((
            select max_by(b.band, b.lower_percent) from store.band_adopted as b
            where b.adoption = f.adoption and hundredths(b.lower_percent) <= f.capped_hundredths
        ), '') as band,
        f.indicators, f.computed, f.reached, f.due, f.reported, f.evidence_due, f.fully_evidenced
    from figures as f;
